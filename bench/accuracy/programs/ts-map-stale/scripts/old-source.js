/** The source as it was when it was built: with a licence text on top of every file. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const licence = Array.from({ length: 60 }, (_, line) => `// Licence, paragraph ${line + 1}`).join('\n')
cpSync('src', 'dist/old-source', { recursive: true })
for (const name of readdirSync('dist/old-source', { recursive: true })) {
  const path = join('dist/old-source', name)
  if (name.endsWith('.ts')) writeFileSync(path, `${licence}\n${readFileSync(path, 'utf8')}`)
}
