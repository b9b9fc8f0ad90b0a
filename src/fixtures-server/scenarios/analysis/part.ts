import { addPairs, type PairSums } from './phases/correlation.ts'
import { inferType, isNumeric } from './phases/infer-type.ts'
import { parse } from './phases/parse.ts'
import { countCells, type Frequencies } from './phases/statistics.ts'
import type { Steps } from './phases/steps.ts'
import type { PhaseClock } from './timing.ts'

/** What some of a file's rows say: all of them, or those that one worker has read. Parts add up exactly. */
export interface Part {
  columns: Frequencies[]
  /** Of the columns that are numeric in these rows. */
  pairs: PairSums[]
}

/** Reads the rows of a part.
 *  @param lines whole ones, without the header
 *  @throws CsvError
 */
export function* analyseLines(lines: Buffer, names: readonly string[], clock: PhaseClock): Steps<Part> {
  const table = yield* clock.measureSteps('parse', parse(lines, names))
  const numeric = clock.measure('infer', () =>
    table.columns.filter(({ dictionary }) => isNumeric(inferType(dictionary))),
  )
  yield
  const pairs = yield* clock.measureSteps('correlation', addPairs(numeric))
  const columns = yield* clock.measureSteps('statistics', countAll(table.columns))
  return { columns, pairs }
}

function* countAll(columns: Parameters<typeof countCells>[0][]): Steps<Frequencies[]> {
  const counted: Frequencies[] = []
  for (const column of columns) counted.push(yield* countCells(column))
  return counted
}
