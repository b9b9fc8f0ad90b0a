import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

for (const name of readdirSync('dist', { recursive: true })) if (name.endsWith('.map')) rmSync(join('dist', name))
