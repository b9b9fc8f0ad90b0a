import { availableParallelism } from 'node:os'
import type { Experiment, Lab, LabServer } from '../../scenario.ts'
import type { CellId } from '../cell.ts'
import { openNotebook } from '../notebook-file.ts'
import { type Batches, batchLength, mergeRounds, sendBatch } from './batch.ts'
import { poolSizeFinding, type Series } from './finding.ts'
import { allSizes, quickSizes, type Sizes } from './sizes.ts'

interface SizedServer extends Sizes {
  server: LabServer
}

/** The next limit once nothing blocks: how many queries the server lets run at once. */
export const poolSize: Experiment = {
  id: 'pool-size',
  title: `${batchLength} queries at once, on pools of several sizes`,
  async measure(lab) {
    const { cells } = await openNotebook(lab.site.folder)
    const servers = await startServers(lab)
    const pause = await measureCell('pause', servers, lab)
    const crunch = await measureCell('crunch', servers, lab)
    const withThreads = servers.filter(({ threads }) => threads !== undefined)
    const hasTally = cells.some(({ id }) => id === 'tally')
    const tally = await measureCell('tally', hasTally ? withThreads : [], lab)
    const figures = await Promise.all(servers.map(({ server }) => server.stop()))
    const longestStallMs = Math.max(...figures.map(({ longestMs }) => longestMs))
    return [poolSizeFinding({ pause, crunch, tally, cores: availableParallelism(), longestStallMs })]
  },
}

/** Starts a server for each size, and has it open its connections: no batch is to wait for that. */
async function startServers(lab: Lab): Promise<SizedServer[]> {
  const servers: SizedServer[] = []
  for (const sizes of lab.isQuick ? quickSizes : allSizes) {
    const { connections, threads } = sizes
    const server = await lab.start('offloaded', {
      NOTEBOOK_POOL_SIZE: String(connections),
      ...(threads === undefined ? {} : { NOTEBOOK_SQLITE_THREADS: String(threads) }),
    })
    await sendBatch(server.origin, 'pause', lab.signal)
    servers.push({ ...sizes, server })
  }
  return servers
}

/** Sends the cell to the servers by turns, there and back again: whatever drifts meanwhile, drifts for all sizes alike. */
async function measureCell(cell: CellId, servers: readonly SizedServer[], { isQuick, signal }: Lab): Promise<Series> {
  // A pause takes as long each time, on a busy machine too.
  const quickRounds = cell === 'pause' ? 1 : 2
  const measured = servers.map(({ connections, threads, server }) => {
    const size = cell === 'tally' ? threads : connections
    return { size: size ?? 0, server, rounds: [] as Batches[] }
  })
  for (let round = 0; round < (isQuick ? quickRounds : 3); round++) {
    for (const { server, rounds } of round % 2 === 0 ? measured : [...measured].reverse()) {
      rounds.push(await sendBatch(server.origin, cell, signal))
    }
  }
  return { cell, sizes: measured.map(({ size, rounds }) => ({ size, ...mergeRounds(rounds) })) }
}
