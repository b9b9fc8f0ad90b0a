import { setTimeout as delay } from 'node:timers/promises'
import type { Finding } from '../../../../model.ts'
import { formatBytes } from '../../../../numbers.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { openExport } from './fetch-export.ts'
import { measureExports } from './measure-exports.ts'

/** After each piece that came: about a megabyte a second for each client. */
const pauseMs = 50

/** What the streamed server may take beyond its share, for the same work done for several. */
const toleratedRatio = 4 / 3
const bufferedRatio = 2

/** The most memory that a server took. */
export interface PeakMemory {
  clients: number
  /** One client that read as fast as it could, streamed. */
  fastBytes: number
  streamedBytes: number
  bufferedBytes: number
}

/** Clients that read slowly: does the server read on from the database while they do not take what it has? */
export const backPressure: Experiment = {
  id: 'back-pressure',
  title: 'clients that read slowly',
  async measure(lab) {
    const clients = lab.isQuick ? 2 : 4
    const fast = await measureExports(lab, { strategy: 'offloaded', database: 'postgresql', exports: 1 })
    const streamedBytes = await measureSlow(lab, 'offloaded', clients)
    const bufferedBytes = await measureSlow(lab, 'blocking', clients)
    return [toFinding({ clients, fastBytes: fast.server.rssBytes, streamedBytes, bufferedBytes })]
  },
}

/** @returns the most memory that the server took while its clients read slowly */
async function measureSlow(lab: Lab, strategy: string, clients: number): Promise<number> {
  const server = await lab.start(strategy)
  const stayMs = lab.isQuick ? 1_000 : 6_000
  await Promise.all(Array.from({ length: clients }, () => readSlowly(server.origin, { stayMs, signal: lab.signal })))
  return (await server.stop()).rssBytes
}

/** Reads for a while, counted from the head of the answer, and leaves.
 *  @throws what the server or the connection throws before that
 */
async function readSlowly(origin: string, options: { stayMs: number; signal: AbortSignal }): Promise<void> {
  const response = await openExport(origin, 'postgresql', options.signal)
  const leaveMs = performance.now() + options.stayMs
  for await (const _piece of response) {
    if (performance.now() >= leaveMs) break
    await delay(pauseMs)
  }
}

export function toFinding({ clients, fastBytes, streamedBytes, bufferedBytes }: PeakMemory): Finding {
  return {
    id: 'back-pressure',
    title: 'Slow clients and the memory of the server',
    text:
      `${clients} clients ask for the export from PostgreSQL at once, pause for ${pauseMs} ms after each piece that comes, ` +
      'and leave before the end. Streamed, a batch is asked for when the last one was taken; buffered, the server has ' +
      'made each answer as a whole before its client takes the first piece.',
    checks: [
      {
        text: `Streamed, ${clients} slow clients take at most a third more memory than one fast client`,
        isMet: streamedBytes <= fastBytes * toleratedRatio,
        measured: `${formatBytes(streamedBytes)}, for one fast client ${formatBytes(fastBytes)}`,
      },
      {
        text: 'Buffered, they take more than twice as much as streamed',
        isMet: bufferedBytes > streamedBytes * bufferedRatio,
        measured: `${formatBytes(bufferedBytes)}, streamed ${formatBytes(streamedBytes)}`,
      },
    ],
    tables: [
      {
        caption: 'Peak memory of the server',
        columns: [
          { title: 'Way', unit: 'text' },
          { title: 'Clients', unit: 'text' },
          { title: 'Peak memory', unit: 'bytes' },
        ],
        rows: [
          ['streamed', 'one, fast', fastBytes],
          ['streamed', `${clients}, slow`, streamedBytes],
          ['buffered', `${clients}, slow`, bufferedBytes],
        ],
      },
    ],
  }
}
