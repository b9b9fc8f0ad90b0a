import { type Analysis, describe } from './describe.ts'
import type { Part } from './part.ts'
import type { PairSums } from './phases/correlation.ts'
import { type ColumnType, inferType, isNumeric } from './phases/infer-type.ts'
import { type ColumnFacts, type Frequencies, findFacts } from './phases/statistics.ts'
import type { Steps } from './phases/steps.ts'
import type { PhaseClock } from './timing.ts'

/** Makes the answer of all parts of a file, in whichever order.
 *  @param parts at least one
 */
export function* conclude(parts: readonly Part[], clock: PhaseClock): Steps<Analysis> {
  const columns = yield* clock.measureSteps('merge', mergeColumns(parts))
  const types = clock.measure('infer', () => columns.map(({ cells }) => inferType(cells)))
  yield
  const facts = yield* clock.measureSteps('statistics', findAllFacts(columns, types))
  const numeric = facts.filter(({ type }) => isNumeric(type)).map(({ name }) => name)
  return describe(facts, mergePairs(parts, numeric))
}

function* findAllFacts(columns: readonly Frequencies[], types: readonly ColumnType[]): Steps<ColumnFacts[]> {
  const facts: ColumnFacts[] = []
  for (const [index, column] of columns.entries()) facts.push(yield* findFacts(column, types[index] ?? 'text'))
  return facts
}

function* mergeColumns(parts: readonly Part[]): Steps<Frequencies[]> {
  const [first, ...others] = parts
  if (first === undefined) throw new Error('no part to conclude from')
  if (others.length === 0) return first.columns
  const merged: Frequencies[] = []
  for (const [index, { name }] of first.columns.entries()) {
    const same = parts.flatMap(({ columns }) => columns[index] ?? [])
    merged.push({ name, ...(yield* addFrequencies(same)) })
  }
  return merged
}

function* addFrequencies(columns: readonly Frequencies[]): Steps<Omit<Frequencies, 'name'>> {
  const countOf = new Map<string, number>()
  let nulls = 0
  for (const column of columns) {
    nulls += column.nulls
    for (const [index, cell] of column.cells.entries())
      countOf.set(cell, (countOf.get(cell) ?? 0) + (column.counts[index] ?? 0))
    yield
  }
  return { cells: [...countOf.keys()], counts: Uint32Array.from(countOf.values()), nulls }
}

/** Pairs of columns that are numeric in the whole file, in the order of the columns. A part where one side is empty
 *  throughout adds nothing to them. */
function mergePairs(parts: readonly Part[], numeric: readonly string[]): PairSums[] {
  return numeric.flatMap((right, index) =>
    numeric.slice(0, index).map((left) => {
      const total: PairSums = { left, right, rows: 0, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n }
      for (const { pairs } of parts) {
        const sums = pairs.find((pair) => pair.left === left && pair.right === right)
        if (sums === undefined) continue
        total.rows += sums.rows
        for (const sum of ['x', 'y', 'xx', 'yy', 'xy'] as const) total[sum] += sums[sum]
      }
      return total
    }),
  )
}
