import type { Row } from '../../databases/query-database.ts'
import type { Cell } from './cell.ts'

/** What the service knows of the databases. */
export interface CellRunner {
  /** @returns the rows of the answer
   *  @throws what the database's driver throws
   */
  run(cell: Cell): Promise<Row[]>
  close(): Promise<void>
}
