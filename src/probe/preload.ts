/** Loaded by preload.cjs into every process of the watched program, before its own code. */
import { isMainThread } from 'node:worker_threads'
import { startProbe } from './probe.ts'
import { readSettings } from './settings.ts'

const settings = isMainThread ? readSettings(process.env) : undefined
if (settings !== undefined) {
  try {
    startProbe(settings)
  } catch {
    // The probe never throws into its host: the program runs unwatched, and the report says that nothing was recorded.
  }
}
