import { readdirSync, truncateSync, statSync } from 'node:fs'
import { join } from 'node:path'

for (const name of readdirSync('dist', { recursive: true })) {
  const path = join('dist', name)
  if (name.endsWith('.map')) truncateSync(path, Math.floor(statSync(path).size / 2))
}
