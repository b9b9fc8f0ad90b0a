import { makeCsv } from '../sample/make-csv.ts'
import type { Analysis } from '../table/analysis.ts'
import { analyseColumns } from '../table/analysis.ts'
import { describeDataset } from '../table/describe-dataset.ts'
import { readTable } from '../table/read-table.ts'

/** A user's file, and what the server should make of it. */
export interface ShopFile {
  user: string
  bytes: Uint8Array
  checksum: string
  columns: number
  /** The body that GET /runs/:id/result should have. */
  result: string
}

/** Makes a file for each of several users, no two alike, and works out the truth: before anything is measured. */
export function makeShopFiles({ users, rows }: { users: number; rows: number }): ShopFile[] {
  return Array.from({ length: users }, (_, index) => {
    const bytes = makeCsv({ rows, seed: 1000 + index })
    const table = readTable(bytes)
    const { checksum } = describeDataset(bytes, table)
    const columns = [...analyseColumns(table)].map(({ statistics }) => statistics)
    const result = JSON.stringify({ rows: table.rows, columns } satisfies Analysis)
    return { user: `user-${index + 1}`, bytes, checksum, columns: columns.length, result }
  })
}
