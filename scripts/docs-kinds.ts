import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { docsFolder, kindDocs } from './docs-kinds/kind-docs.ts'

const folder = fileURLToPath(new URL(`../${docsFolder}/`, import.meta.url))
mkdirSync(folder, { recursive: true })
for (const [name, text] of kindDocs()) writeFileSync(join(folder, name), text)
