/** A column as it was read: each different cell once, and which of them each row has. */
export interface Column {
  name: string
  /** In the order in which they came. An empty cell is the code -1 and not in here. */
  dictionary: string[]
  /** One a row. */
  codes: Int32Array
}

export interface Table {
  rows: number
  columns: Column[]
}

/** What a file has that is not as a CSV file should be. */
export class CsvError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CsvError'
  }
}
