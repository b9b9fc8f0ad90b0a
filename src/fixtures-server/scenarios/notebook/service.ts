import type { Row } from '../../databases/query-database.ts'
import type { Cell, CellId, Notebook } from './cell.ts'
import type { CellRunner } from './cell-runner.ts'

export interface CellRequest {
  /** Its id. */
  cell: string
  /** undefined: where it runs by itself. */
  database?: string
}

export interface CellAnswer {
  cell: CellId
  database: string
  columns: string[]
  rows: Row[]
}

/** A notebook that is open: it lists its cells, and runs them one by one or many at once, as they are asked for. */
export class NotebookService {
  private readonly notebook: Notebook
  private readonly runner: CellRunner

  constructor(notebook: Notebook, runner: CellRunner) {
    this.notebook = notebook
    this.runner = runner
  }

  listCells(): Cell[] {
    return this.notebook.cells
  }

  /** @returns undefined where the notebook has no such cell on that database */
  async runCell({ cell: id, database }: CellRequest): Promise<CellAnswer | undefined> {
    const cell = this.notebook.cells.find((one) => one.id === id && (database ?? one.database) === one.database)
    if (cell === undefined) return undefined
    const rows = await this.runner.run(cell)
    return { cell: cell.id, database: cell.database, columns: Object.keys(rows[0] ?? {}), rows }
  }
}
