import type { Lab, LabFigures, LabServer } from '../../scenario.ts'

/** The two ways of answering, side by side: the one that is not asked costs nothing. */
export type Side = 'blocking' | 'offloaded'

export const sides = ['blocking', 'offloaded'] as const

/** Settings where the auth server is not to be what limits. */
export const noAuthLimit = { REPORT_AUTH_BURST: '1000000' }

export interface BothServers {
  servers: Record<Side, LabServer>
  stop(): Promise<Record<Side, LabFigures>>
}

/** Starts a server of each kind.
 *  @param settings environment variables for both
 */
export async function startBoth(lab: Lab, settings: Record<string, string>): Promise<BothServers> {
  const [blocking, offloaded] = await Promise.all(sides.map((side) => lab.start(side, settings)))
  if (blocking === undefined || offloaded === undefined) throw new Error('both servers are needed')
  return {
    servers: { blocking, offloaded },
    async stop() {
      const [before, after] = await Promise.all([blocking.stop(), offloaded.stop()])
      return { blocking: before, offloaded: after }
    },
  }
}
