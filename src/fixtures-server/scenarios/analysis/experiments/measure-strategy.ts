import { createHash } from 'node:crypto'
import { type HealthWaits, watchHealth } from '../../measuring/health-watch.ts'
import type { Lab, LabServer } from '../../scenario.ts'
import type { LastCost } from '../service.ts'
import { readTree, watchMemory } from './process-tree.ts'

/** What a strategy did with the whole dataset, once. */
export interface StrategyRun {
  strategy: string
  /** As the client waited. */
  wallMs: number
  cost: LastCost
  /** Of the server and all of its processes, while it worked; undefined where the system does not tell. */
  cpuMs: number | undefined
  peakBytes: number | undefined
  canary: HealthWaits
  longestStallMs: number
  answerHash: string
}

/** Starts a server, lets it warm up with the small dataset, and has it analyse the whole one.
 *  @param settings environment variables for it
 *  @throws Error when the server answers anything but 200
 */
export async function measureStrategy(
  lab: Lab,
  strategy: string,
  settings?: Record<string, string>,
): Promise<StrategyRun> {
  lab.signal.throwIfAborted()
  const server = await lab.start(strategy, settings)
  try {
    await get(server, '/analysis?dataset=sample', lab.signal)
    const run = await measureRequest(server, lab.signal)
    const { longestMs } = await server.stop()
    return { strategy, ...run, longestStallMs: longestMs }
  } finally {
    await server.stop()
  }
}

async function measureRequest(
  server: LabServer,
  signal: AbortSignal,
): Promise<Omit<StrategyRun, 'strategy' | 'longestStallMs'>> {
  const stopCanary = await watchHealth(server.origin)
  const stopWatching = watchMemory(server.pid)
  const before = readTree(server.pid)
  const startMs = performance.now()
  const answer = await get(server, '/analysis?dataset=full', signal).finally(stopWatching)
  const wallMs = performance.now() - startMs
  const after = readTree(server.pid)
  const peakBytes = stopWatching()
  const canary = await stopCanary()
  return {
    ...{ wallMs, canary, peakBytes },
    cpuMs: before === undefined || after === undefined ? undefined : after.cpuMs - before.cpuMs,
    cost: JSON.parse(await get(server, '/analysis/cost', signal)),
    answerHash: createHash('sha256').update(answer).digest('hex'),
  }
}

async function get({ origin }: LabServer, path: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(`${origin}${path}`, { signal })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`GET ${path} was answered with ${answer.status}: ${text.slice(0, 200)}`)
  return text
}
