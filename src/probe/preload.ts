/** Loaded by `node --require` into every process of the watched program, before its own code. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import { startProbe } from './probe.ts'
import { readSettings } from './settings.ts'

// Programs that walk through require.cache, as hot reloading does, do not meet the probe there.
delete createRequire(import.meta.url).cache[fileURLToPath(import.meta.url)]

const settings = isMainThread ? readSettings(process.env) : undefined
if (settings !== undefined) {
  try {
    startProbe(settings)
  } catch {
    // The probe never throws into its host: the program runs unwatched, and the report says that nothing was recorded.
  }
}
