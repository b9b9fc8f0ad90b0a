import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { probeEnvironment } from '../../src/probe/settings.ts'

/** One way to start a server. */
export interface Variant {
  id: string
  title: string
  /** How the probe is started; undefined: not at all. */
  probe?: {
    /** Absolute folder of the built probe, with preload.cjs in it. */
    folder: string
    hasRequests: boolean
    /** True: --requests always. */
    followsAll?: boolean
  }
  /** Another tool, instead of the probe.
   *  @param folder for what it writes: the server's working directory */
  inject?: (folder: string) => Injection
}

/** How a tool gets into a server. */
export interface Injection {
  /** Before the server's file. */
  nodeArgs: string[]
  env: Record<string, string>
  /** Path of what it leaves in its folder when it was really at work. */
  leaves: RegExp
}

/** What the others are divided by. */
export const bareId = 'bare'
/** The same again: shows what the measurement cannot tell from nothing. */
export const controlId = 'control'

/** As the commands start it: design.md, "The probe". */
const thresholdMs = 20
const heartbeatMs = 5

export const probeSettings = { thresholdMs, heartbeatMs }

/** @param probeFolder the built probe
 *  @param others more builds of the probe, to be measured beside it
 */
export function listVariants(probeFolder: string, others: readonly { name: string; folder: string }[]): Variant[] {
  return [
    { id: bareId, title: 'no probe' },
    { id: controlId, title: 'no probe, again (control)' },
    { id: 'probe', title: 'probe', probe: { folder: probeFolder, hasRequests: true } },
    {
      id: 'follows-all',
      title: 'probe, follows all requests',
      probe: { folder: probeFolder, hasRequests: true, followsAll: true },
    },
    { id: 'no-requests', title: 'probe, requests off', probe: { folder: probeFolder, hasRequests: false } },
    ...others.map(({ name, folder }) => ({ id: name, title: `probe ${name}`, probe: { folder, hasRequests: true } })),
  ]
}

/** The environment a variant's server is started in, as `loopcheck run` makes it.
 *  @param recording absolute path of the recording that the probe appends to
 */
export function environmentOf(variant: Variant, env: NodeJS.ProcessEnv, recording: string): NodeJS.ProcessEnv {
  // What the benchmark itself was started with is no part of the server.
  const { NODE_OPTIONS: _, ...clean } = env
  if (variant.probe === undefined) return clean
  return probeEnvironment(clean, pathToFileURL(join(variant.probe.folder, 'preload.cjs')).href, {
    recording,
    originNs: String(process.hrtime.bigint()),
    thresholdMs,
    heartbeatMs,
    hasRequests: variant.probe.hasRequests,
    ...(variant.probe.followsAll === undefined ? {} : { followsAll: variant.probe.followsAll }),
  })
}
