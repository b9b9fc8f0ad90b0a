import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeSchemas, schemaFolder } from './schema/make-schemas.ts'

const folder = fileURLToPath(new URL(`../${schemaFolder}/`, import.meta.url))
mkdirSync(folder, { recursive: true })
for (const [name, text] of makeSchemas()) writeFileSync(join(folder, name), text)
