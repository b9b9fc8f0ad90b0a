import type { Comparison, Report } from '../../src/model.ts'
import { withEveryString } from '../schema/every-string.ts'
import { readSchema } from '../schema/read-schema.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import { hostileStrings } from './fixtures.ts'

/** A report and a comparison that hold every string that there can be in one, for what programs can be named. */

/** Every third of the hostile strings to begin with: what takes long needs not have each string in each field. */
export const someOffsets: readonly number[] = [...hostileStrings.keys()].filter((index) => index % 3 === 0)

/** @param offset which of the hostile strings comes first */
export function hostileReport(offset: number): Report {
  return withEveryString(chartedReport, readSchema('report'), hostileFrom(offset))
}

export function hostileComparison(offset: number): Comparison {
  return withEveryString(chartedComparison, readSchema('comparison'), hostileFrom(offset))
}

/** Words in the hostile strings' places: two that are equal there are equal here, since what is equal is put together. */
export function harmlessReport(offset: number): Report {
  return withEveryString(chartedReport, readSchema('report'), wordsFrom(offset))
}

export function harmlessComparison(offset: number): Comparison {
  return withEveryString(chartedComparison, readSchema('comparison'), wordsFrom(offset))
}

function hostileFrom(offset: number): () => string {
  let next = offset
  return () => hostileStrings[next++ % hostileStrings.length] as string
}

function wordsFrom(offset: number): () => string {
  let next = offset
  return () => `word${next++ % hostileStrings.length}`
}
