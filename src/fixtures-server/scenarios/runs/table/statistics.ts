import { type ColumnType, columnType } from './column-type.ts'
import type { Column } from './parse-csv.ts'

/** What an analysis tells of a column. */
export interface ColumnStatistics {
  name: string
  type: ColumnType
  /** Values that are there. */
  count: number
  missing: number
  /** Of a column of numbers. */
  numbers?: NumberStatistics
  /** Of any other column. */
  values?: ValueCounts
}

export interface NumberStatistics {
  min: number
  /** With linear interpolation between neighbours, as numpy's percentile() does by default. */
  quartiles: [number, number, number]
  max: number
  mean: number
  /** Of a sample: n − 1. 0 for a single value. */
  standardDeviation: number
}

export interface ValueCounts {
  distinct: number
  /** The most frequent ones, most frequent first. */
  most: { value: string; count: number }[]
}

/** How many of the most frequent values are named. */
const mostListed = 3

export function describeColumn({ name, values }: Column): ColumnStatistics {
  const type = columnType(values)
  const there = values.filter((value) => value !== '')
  const counts = { name, type, count: there.length, missing: values.length - there.length }
  if (type === 'number') return { ...counts, numbers: describeNumbers(there.map(Number)) }
  return { ...counts, values: countValues(there) }
}

function describeNumbers(numbers: readonly number[]): NumberStatistics {
  const sorted = Float64Array.from(numbers).sort()
  const mean = sum(sorted, (value) => value) / sorted.length
  const squares = sum(sorted, (value) => (value - mean) ** 2)
  return {
    min: Number(sorted[0]),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
    max: Number(sorted.at(-1)),
    mean,
    standardDeviation: sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : 0,
  }
}

function sum(values: Float64Array, of: (value: number) => number): number {
  let total = 0
  for (const value of values) total += of(value)
  return total
}

function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const low = Number(sorted[Math.floor(at)])
  return low + (Number(sorted[Math.ceil(at)]) - low) * (at - Math.floor(at))
}

/** Equally frequent values in the order of their text, so that the answer does not depend on the order of the rows. */
function countValues(values: readonly string[]): ValueCounts {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostListed)
  return { distinct: counts.size, most: most.map(([value, count]) => ({ value, count })) }
}
