import { watchHealth } from '../../measuring/health-watch.ts'
import { percentile } from '../../measuring/percentile.ts'
import type { CellId } from '../cell.ts'
import { sendCells } from '../send-cells.ts'

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

/** Sends one cell many times at once. */
export async function sendBatch(origin: string, cell: CellId, signal: AbortSignal): Promise<Batches> {
  const stopWatch = await watchHealth(origin, 10)
  let canaryMs: number[] = []
  let answersMs: number[] = []
  let wallMs = 0
  try {
    const sent = await sendCells(origin, { cells: Array.from({ length: batchLength }, () => cell), signal })
    wallMs = Math.max(...sent.map(({ answeredMs }) => answeredMs))
    answersMs = sent.map(({ sentMs, answeredMs }) => answeredMs - sentMs)
  } finally {
    canaryMs = (await stopWatch()).waitsMs
  }
  return { wallMs, answersMs, canaryMs }
}

/** Puts the rounds of one size together. */
export function mergeRounds(rounds: readonly Batches[]): Batches {
  return {
    wallMs: percentile(
      rounds.map(({ wallMs }) => wallMs),
      0.5,
    ),
    answersMs: rounds.flatMap(({ answersMs }) => answersMs),
    canaryMs: rounds.flatMap(({ canaryMs }) => canaryMs),
  }
}
