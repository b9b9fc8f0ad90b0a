import { castField, type Value } from './cast-field.ts'
import { CsvError } from './csv-error.ts'

/** A parsed file, column by column. */
export interface Table {
  rows: number
  columns: Column[]
}

export interface Column {
  name: string
  /** One a row. */
  values: Value[]
}

/** More columns than this are a file of another kind: an analysis tells of each one by an event, which is kept. */
const mostColumns = 200

const quote = 34
const comma = 44
const lineFeed = 10
const carriageReturn = 13

/** Parses comma-separated values with a header line (RFC 4180: quoted fields may hold commas, line breaks and doubled
 *  quotes). Blank lines count for nothing.
 *  @throws CsvError naming the record that is wrong
 */
export function parseCsv(text: string): Table {
  const columns: Column[] = []
  let record: string[] = []
  let records = 0
  let at = 0
  while (at < text.length) {
    const { field, end } = text.charCodeAt(at) === quote ? readQuoted(text, at) : readPlain(text, at)
    record.push(field)
    at = end
    if (text.charCodeAt(at) === comma) {
      at++
      if (at < text.length) continue
      // A comma at the very end is followed by one more, empty field.
      record.push('')
    }
    at = skipLineBreak(text, at)
    if (record.length > 1 || record[0] !== '') addRecord(columns, record, ++records)
    record = []
  }
  if (columns.length === 0) throw new CsvError('The file is empty: its first line must name the columns.')
  return { rows: records - 1, columns }
}

function readPlain(text: string, from: number): { field: string; end: number } {
  let end = from
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === comma || code === lineFeed || code === carriageReturn) break
    end++
  }
  return { field: text.slice(from, end), end }
}

function readQuoted(text: string, from: number): { field: string; end: number } {
  let field = ''
  let start = from + 1
  for (;;) {
    const end = text.indexOf('"', start)
    if (end === -1) throw new CsvError('A quoted field is never closed.')
    field += text.slice(start, end)
    if (text.charCodeAt(end + 1) !== quote) return { field, end: requireBreak(text, end + 1) }
    field += '"'
    start = end + 2
  }
}

function requireBreak(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (at < text.length && code !== comma && code !== lineFeed && code !== carriageReturn) {
    throw new CsvError('A quoted field is followed by something other than a comma or a line break.')
  }
  return at
}

function skipLineBreak(text: string, at: number): number {
  const next = text.charCodeAt(at) === carriageReturn ? at + 1 : at
  return text.charCodeAt(next) === lineFeed ? next + 1 : next
}

/** @param number 1 for the header */
function addRecord(columns: Column[], record: readonly string[], number: number): void {
  if (number === 1) {
    if (record.length > mostColumns)
      throw new CsvError(`There are ${record.length} columns; at most ${mostColumns} fit.`)
    for (const name of record) columns.push({ name, values: [] })
    return
  }
  if (record.length !== columns.length) {
    throw new CsvError(`Record ${number} has ${record.length} fields, the header ${columns.length}.`)
  }
  for (const [index, { values }] of columns.entries()) values.push(castField(record[index] as string))
}
