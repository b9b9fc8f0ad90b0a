import { median } from '../../src/compare/statistics.ts'

/** How a figure that is sampled at even times grew. */
export interface Growth {
  /** Median of the second tenth: the first is the start. */
  early: number
  /** Median of the last tenth. */
  late: number
  most: number
}

/** @throws Error for fewer than 10 values */
export function growthOf(values: readonly number[]): Growth {
  const tenth = Math.floor(values.length / 10)
  if (tenth === 0) throw new Error(`${values.length} samples are too few`)
  return {
    early: median(values.slice(tenth, 2 * tenth).toSorted((a, b) => a - b)),
    late: median(values.slice(-tenth).toSorted((a, b) => a - b)),
    most: Math.max(...values),
  }
}
