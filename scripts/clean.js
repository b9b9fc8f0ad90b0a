import { rmSync } from 'node:fs'

// tsc never deletes: a renamed source file would otherwise stay in the package.
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
