/** One batch size, measured. */
export interface BatchCost {
  batchRows: number
  /** 0 where there was no stall. */
  longestMs: number
  wallMs: number
}

/** Between batches that are too small and batches that are too large. */
export interface Turn {
  /** Smallest batch that ends the export in at most a quarter more time than the fastest did. */
  fastFrom: number
  /** Largest batch up to which no stall is too long; undefined when the smallest already has one. */
  smoothUpTo: number | undefined
}

/** An export may take this much longer than the fastest. */
const tolerated = 1.25

/** Finds where the batch's size turns from costing round trips to costing stalls.
 *  @param costs at least one, smallest batch first
 *  @param tooLongMs a stall that must not be
 */
export function findTurn(costs: readonly BatchCost[], tooLongMs: number): Turn {
  const fastestMs = Math.min(...costs.map(({ wallMs }) => wallMs))
  const fast = costs.find(({ wallMs }) => wallMs <= fastestMs * tolerated)
  const firstRough = costs.findIndex(({ longestMs }) => longestMs >= tooLongMs)
  const smooth = firstRough === -1 ? costs.at(-1) : costs[firstRough - 1]
  return { fastFrom: fast?.batchRows ?? 0, smoothUpTo: smooth?.batchRows }
}
