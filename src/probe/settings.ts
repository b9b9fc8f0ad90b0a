import { fileURLToPath } from 'node:url'

/** What the command tells the probe, through one environment variable. */
export interface ProbeSettings {
  /** Absolute path of recording.jsonl; every watched process appends to the same file. */
  recording: string
  /** process.hrtime of the recording's start, ns, in decimal: the zero of all atMs. */
  originNs: string
  /** Shortest gap that counts as a stall, ms. */
  thresholdMs: number
  /** Resolution of the heartbeat histogram, ms. */
  heartbeatMs: number
  /** Once this file exists, warm-up is over: the delay histogram starts anew. */
  windowFile?: string
  /** False: no AsyncLocalStorage, no routes. */
  hasRequests: boolean
  /** True: every request is followed through asynchronous code, also where that costs (Node.js before 24). */
  followsAll?: boolean
}

export const settingsVariable = 'LOOPCHECK_PROBE'

/** @returns undefined when the program does not run under loopcheck, or the variable is damaged: then nothing is watched */
export function readSettings(env: NodeJS.ProcessEnv): ProbeSettings | undefined {
  const text = env[settingsVariable]
  if (text === undefined) return undefined
  try {
    const settings = JSON.parse(text) as ProbeSettings
    return typeof settings.recording === 'string' && typeof settings.originNs === 'string' ? settings : undefined
  } catch {
    // The probe never throws into its host.
    return undefined
  }
}

/** The environment that makes a Node.js command load the probe; keeps NODE_OPTIONS that are already there.
 *
 *  By --require, not --import: an --import makes Node.js run a CommonJS program through the ES module loader, and then its
 *  first promise callbacks run before its first ticks (seen on 20, 22, 24 and 26).
 *  @param preloadUrl file: URL of preload.cjs
 */
export function probeEnvironment(
  env: NodeJS.ProcessEnv,
  preloadUrl: string,
  settings: ProbeSettings,
): NodeJS.ProcessEnv {
  const options = [env.NODE_OPTIONS, `--require=${quoted(fileURLToPath(preloadUrl))}`].filter(Boolean).join(' ')
  return { ...env, NODE_OPTIONS: options, [settingsVariable]: JSON.stringify(settings) }
}

/** As NODE_OPTIONS wants it: https://nodejs.org/api/cli.html#node_optionsoptions */
function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`
}
