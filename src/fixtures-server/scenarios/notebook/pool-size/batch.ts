import { startCanary } from '../canary.ts'
import type { CellId } from '../cell.ts'
import { sendCells } from '../send-cells.ts'
import { percentile } from './percentile.ts'

/** As many people run the same cell at once. */
export const batchLength = 20

/** What batches of one cell took on one size of pool. */
export interface Batches {
  /** Until the last answer of a batch, the middle one of the rounds. */
  wallMs: number
  /** From sending to the answer, of every query in every round. */
  answersMs: number[]
  /** The same of the canary meanwhile. */
  canaryMs: number[]
}

/** Opens as many connections as the pool may have, so that no batch has to wait for that. */
export async function openConnections(origin: string, signal: AbortSignal): Promise<void> {
  await sendCells(origin, { cells: batchOf('pause'), signal })
}

/** Sends one cell many times at once, for several rounds. */
export async function sendBatches(options: {
  origin: string
  cell: CellId
  rounds: number
  signal: AbortSignal
}): Promise<Batches> {
  const { origin, cell, rounds, signal } = options
  const canary = startCanary({ url: `${origin}/health`, everyMs: 10 })
  const wallsMs: number[] = []
  const answersMs: number[] = []
  let canaryMs: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const sent = await sendCells(origin, { cells: batchOf(cell), signal })
      wallsMs.push(Math.max(...sent.map(({ answeredMs }) => answeredMs)))
      answersMs.push(...sent.map(({ sentMs, answeredMs }) => answeredMs - sentMs))
    }
  } finally {
    canaryMs = await canary.stop()
  }
  return { wallMs: percentile(wallsMs, 0.5), answersMs, canaryMs }
}

function batchOf(cell: CellId): CellId[] {
  return Array.from({ length: batchLength }, () => cell)
}
