import { availableParallelism } from 'node:os'
import type { Experiment, Lab } from '../../scenario.ts'
import type { CellId } from '../cell.ts'
import { openNotebook } from '../notebook-file.ts'
import { type Batches, batchLength, openConnections, sendBatches } from './batch.ts'
import { poolSizeFinding, type Series } from './finding.ts'

/** How many connections and SQLite threads a server may use. */
interface Sizes {
  connections: number
  threads: number | undefined
}

const quickServers: readonly Sizes[] = [
  { connections: 4, threads: 1 },
  { connections: 8, threads: 2 },
  { connections: 16, threads: 4 },
  { connections: 32, threads: 8 },
]

/** With the sizes at which a few cores are used up. */
const allServers: readonly Sizes[] = [
  { connections: 1, threads: 1 },
  { connections: 2, threads: 2 },
  { connections: 4, threads: 4 },
  { connections: 8, threads: 8 },
  { connections: 16, threads: undefined },
  { connections: 32, threads: undefined },
]

/** The next limit once nothing blocks: how many queries the server lets run at once. */
export const poolSize: Experiment = {
  id: 'pool-size',
  title: `${batchLength} queries at once, on pools of several sizes`,
  async measure(lab) {
    const { cells } = await openNotebook(lab.site.folder)
    const series = { pause: newSeries('pause'), crunch: newSeries('crunch'), tally: newSeries('tally') }
    const hasSqlite = cells.find(({ id }) => id === 'tally')?.database === 'sqlite'
    let longestStallMs = 0
    for (const { connections, threads } of lab.isQuick ? quickServers : allServers) {
      const server = await lab.start('offloaded', {
        NOTEBOOK_POOL_SIZE: String(connections),
        ...(threads === undefined ? {} : { NOTEBOOK_SQLITE_THREADS: String(threads) }),
      })
      await openConnections(server.origin, lab.signal)
      const send = (cell: CellId) => sendBatchesOf(cell, server.origin, lab)
      series.pause.sizes.push({ size: connections, ...(await send('pause')) })
      series.crunch.sizes.push({ size: connections, ...(await send('crunch')) })
      if (hasSqlite && threads !== undefined) series.tally.sizes.push({ size: threads, ...(await send('tally')) })
      longestStallMs = Math.max(longestStallMs, (await server.stop()).longestMs)
    }
    return [poolSizeFinding({ ...series, cores: availableParallelism(), longestStallMs })]
  },
}

function newSeries(cell: CellId): Series {
  return { cell, sizes: [] }
}

function sendBatchesOf(cell: CellId, origin: string, { isQuick, signal }: Lab): Promise<Batches> {
  return sendBatches({ origin, cell, rounds: isQuick ? 2 : 3, signal })
}
