import type { CellId } from './cell.ts'

/** One cell of a batch: ms since the batch began. */
export interface SentCell {
  cell: CellId
  sentMs: number
  answeredMs: number
}

/** Sends requests for cells all at once, in the order given, and waits for all answers.
 *  @returns in the same order
 *  @throws Error when an answer is not 200; what fetch throws
 */
export async function sendCells(
  origin: string,
  { cells, signal }: { cells: readonly CellId[]; signal: AbortSignal },
): Promise<SentCell[]> {
  const startMs = performance.now()
  return Promise.all(
    cells.map(async (cell) => {
      const sentMs = performance.now() - startMs
      const answer = await fetch(`${origin}/notebook/cells/run`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ cell }),
        signal,
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`The cell "${cell}" was answered with ${answer.status}: ${text}`)
      return { cell, sentMs, answeredMs: performance.now() - startMs }
    }),
  )
}
