import type { Table } from './parse-csv.ts'
import { type ColumnStatistics, describeColumn } from './statistics.ts'

/** What a run comes to. */
export interface Analysis {
  rows: number
  columns: ColumnStatistics[]
}

/** One step of an analysis that is under way. */
export interface ColumnDone {
  column: string
  done: number
  of: number
}

/** Analyses a table column by column, as its reader asks for them: between two columns the caller may do other things. */
export function* analyseColumns({ columns }: Table): Generator<{ statistics: ColumnStatistics; step: ColumnDone }> {
  for (const [index, column] of columns.entries()) {
    const statistics = describeColumn(column)
    yield { statistics, step: { column: column.name, done: index + 1, of: columns.length } }
  }
}
