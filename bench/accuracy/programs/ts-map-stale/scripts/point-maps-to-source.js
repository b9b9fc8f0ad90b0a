import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

for (const name of readdirSync('dist', { recursive: true })) {
  const path = join('dist', name)
  if (!name.endsWith('.map')) continue
  writeFileSync(path, readFileSync(path, 'utf8').replace('old-source/', name.includes('/') ? '../src/' : '../src/'))
}
rmSync('dist/old-source', { recursive: true })
