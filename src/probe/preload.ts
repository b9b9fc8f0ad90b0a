/** Loaded by preload.cjs into the main thread of every process of the watched program, before its own code. */
import { startProbe } from './probe.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env)
if (settings !== undefined) {
  try {
    startProbe(settings)
  } catch {
    // The probe never throws into its host: the program runs unwatched, and the report says that nothing was recorded.
  }
}
