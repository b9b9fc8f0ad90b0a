import { type ColumnType, isNumeric, toHundredths } from './infer-type.ts'
import type { Steps } from './steps.ts'
import type { Column } from './table.ts'

/** How often each different cell is there. Two of them, of two parts of a file, add up to that of both. */
export interface Frequencies {
  name: string
  cells: string[]
  /** In the order of `cells`. */
  counts: Uint32Array
  nulls: number
}

/** All that a column's summary is made of: whole numbers, and texts, that every engine finds alike. */
export interface ColumnFacts {
  name: string
  type: ColumnType
  count: number
  nulls: number
  /** By value: 1.5 and 1.50 are one. */
  distinct: number
  /** Hundredths for numbers, else the cell; undefined where there is none. */
  min: number | string | undefined
  max: number | string | undefined
  /** Of hundredths; 0 where the column is not numeric. */
  sum: bigint
  /** Of hundredths, squared. */
  squares: bigint
  /** In the order of `percents`; numbers and dates have them. */
  quantiles: (number | string)[]
}

/** The quantile of p per cent is the smallest value that at least p per cent of the values do not exceed. */
export const percents = [5, 25, 50, 75, 95] as const

/** Counted, and converted, in one step. */
const stepRows = 65_536
const stepValues = 2_048

/** Counts a column's cells. */
export function* countCells({ name, dictionary, codes }: Column): Steps<Frequencies> {
  const counts = new Uint32Array(dictionary.length)
  let nulls = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code === -1) nulls += 1
    else counts[code] = (counts[code] as number) + 1
    if (row % stepRows === 0) yield
  }
  return { name, cells: dictionary, counts, nulls }
}

/** Finds a column's facts. */
export function* findFacts({ name, cells, counts, nulls }: Frequencies, type: ColumnType): Steps<ColumnFacts> {
  const count = counts.reduce((sum, one) => sum + one, 0)
  const sorted = isNumeric(type) ? yield* sortNumbers(cells, counts) : yield* sortTexts(cells, counts)
  const facts = { name, type, count, nulls, distinct: sorted.length, min: sorted[0]?.[0], max: sorted.at(-1)?.[0] }
  const quantiles = isNumeric(type) || type === 'date' ? findQuantiles(sorted, count) : []
  return { ...facts, ...(yield* addUp(sorted)), quantiles }
}

/** A value, and how often it is there. */
type Counted = readonly [value: number | string, count: number]

function* sortNumbers(cells: readonly string[], counts: Uint32Array): Steps<Counted[]> {
  const countOf = new Map<number, number>()
  for (const [index, cell] of cells.entries()) {
    const value = toHundredths(cell)
    countOf.set(value, (countOf.get(value) ?? 0) + (counts[index] ?? 0))
    if (index % stepValues === 0) yield
  }
  // A typed array sorts by number, natively.
  return Array.from(Float64Array.from(countOf.keys()).sort(), (value) => [value, countOf.get(value) ?? 0])
}

function* sortTexts(cells: readonly string[], counts: Uint32Array): Steps<Counted[]> {
  yield
  return cells
    .map((cell, index) => [cell, counts[index] ?? 0] as const)
    .sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}

function* addUp(sorted: readonly Counted[]): Steps<{ sum: bigint; squares: bigint }> {
  let [sum, squares] = [0n, 0n]
  for (const [index, [value, count]] of sorted.entries()) {
    if (typeof value === 'string') break
    sum += BigInt(value) * BigInt(count)
    squares += BigInt(value) * BigInt(value) * BigInt(count)
    if (index % stepValues === 0) yield
  }
  return { sum, squares }
}

function findQuantiles(sorted: readonly Counted[], count: number): (number | string)[] {
  const found: (number | string)[] = []
  let upTo = 0
  for (const [value, times] of sorted) {
    upTo += times
    while (found.length < percents.length && upTo * 100 >= Number(percents[found.length]) * count) found.push(value)
  }
  return found
}
