import { CsvError } from './csv-error.ts'
import { readQuoted } from './read-quoted.ts'

/** A parsed file, column by column. */
export interface Table {
  rows: number
  columns: Column[]
}

export interface Column {
  name: string
  /** One a row, as written; '' where nothing was. */
  values: string[]
}

/** More columns than this are a file of another kind: an analysis tells of each one by an event, which is kept. */
const mostColumns = 200

const quote = 34
const comma = 44
const lineFeed = 10
const carriageReturn = 13

/** Parses comma-separated values with a header line (RFC 4180). Blank lines count for nothing.
 *  @throws CsvError naming the record that is wrong
 */
export function parseCsv(text: string): Table {
  const columns: Column[] = []
  let records = 0
  let width = 0
  let at = skipBlankLines(text, 0)
  while (at < text.length || width > 0) {
    let end = at
    let field = ''
    if (text.charCodeAt(at) === quote) ({ field, end } = readQuoted(text, at))
    else {
      for (let code = text.charCodeAt(end); code !== comma && code !== lineFeed; code = text.charCodeAt(++end)) {
        if (code === carriageReturn || end >= text.length) break
      }
      field = text.slice(at, end)
    }
    if (records === 0) columns.push({ name: field, values: [] })
    else columns[width]?.values.push(field)
    width++
    if (text.charCodeAt(end) === comma) at = end + 1
    else {
      requireWidth(++records, width, columns.length)
      width = 0
      at = skipBlankLines(text, end)
    }
  }
  if (records === 0) throw new CsvError('The file is empty: its first line must name the columns.')
  return { rows: records - 1, columns }
}

/** @param record 1 for the header, which is as wide as itself */
function requireWidth(record: number, width: number, columns: number): void {
  if (width !== columns) throw new CsvError(`Record ${record} has ${width} fields, the header ${columns}.`)
  if (columns > mostColumns) throw new CsvError(`There are ${columns} columns, of which at most ${mostColumns} fit.`)
}

/** Skips the end of a line, and what lines follow with nothing in them. */
function skipBlankLines(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === lineFeed || text.charCodeAt(at) === carriageReturn) at++
  return at
}
