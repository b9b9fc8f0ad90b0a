import type { Steps } from './steps.ts'
import { CsvError, type Table } from './table.ts'

/** Decoded at once: about a millisecond. */
const blockBytes = 4_194_304
/** Parsed in one step: about a millisecond, too. */
const stepRows = 1_024
const [newline, carriageReturn, quote, comma] = [10, 13, 34, 44]

/** Reads lines of comma-separated cells (RFC 4180, but no line breaks within quotes).
 *  @param bytes whole lines, without the header
 *  @throws CsvError at a row with too few or too many cells, or a quote that is not closed on its line
 */
export function* parse(bytes: Buffer, names: readonly string[]): Steps<Table> {
  const columns = names.map(() => new GrowingColumn())
  for (let from = 0; from < bytes.length; ) {
    const lineEnd = bytes.indexOf(newline, Math.min(from + blockBytes, bytes.length) - 1)
    const to = lineEnd === -1 ? bytes.length : lineEnd + 1
    yield* parseLines(bytes.toString('utf8', from, to), columns)
    from = to
  }
  const rows = columns[0]?.rows ?? 0
  return { rows, columns: columns.map((column, index) => ({ name: names[index] ?? '', ...column.take() })) }
}

function* parseLines(text: string, columns: readonly GrowingColumn[]): Steps<void> {
  let at = 0
  while (at < text.length) {
    at = parseSome(text, at, columns)
    yield
  }
}

/** @returns where the next line begins */
function parseSome(text: string, from: number, columns: readonly GrowingColumn[]): number {
  const last = columns.length - 1
  let at = from
  for (let row = 0; row < stepRows && at < text.length; row++) {
    for (let index = 0; index <= last; index++) {
      const column = columns[index] as GrowingColumn
      const start = at
      if (text.charCodeAt(at) === quote) at = addQuoted(text, at, column)
      else {
        while (at < text.length && !endsCell(text.charCodeAt(at))) at += 1
        column.add(text.slice(start, at))
      }
      if (index === last && text.charCodeAt(at) === carriageReturn) at += 1
      // The file's last line may lack its line break.
      const isEnd = index === last && at === text.length
      if (!isEnd && text.charCodeAt(at) !== (index === last ? newline : comma)) throw oddRow(columns, column)
      at += 1
    }
  }
  return at
}

function endsCell(code: number): boolean {
  return code === comma || code === newline || code === carriageReturn
}

function oddRow(columns: readonly GrowingColumn[], column: GrowingColumn): CsvError {
  return new CsvError(`Row ${column.rows} has not ${columns.length} cells, or a quote that is not closed.`)
}

/** @returns where the cell ends, behind its closing quote */
function addQuoted(text: string, from: number, column: GrowingColumn): number {
  let to = text.indexOf('"', from + 1)
  while (to !== -1 && text.charCodeAt(to + 1) === quote) to = text.indexOf('"', to + 2)
  const cell = to === -1 ? '\n' : text.slice(from + 1, to)
  if (cell.includes('\n')) throw new CsvError(`Row ${column.rows + 1} has a quote that is not closed.`)
  column.add(cell.replaceAll('""', '"'))
  return to + 1
}

/** A column while its rows come in. */
class GrowingColumn {
  rows = 0
  private codes = new Int32Array(1_024)
  private readonly codeOf = new Map<string, number>()

  add(cell: string): void {
    if (this.rows === this.codes.length) this.grow()
    this.codes[this.rows] = cell === '' ? -1 : this.encode(cell)
    this.rows += 1
  }

  private encode(cell: string): number {
    const known = this.codeOf.get(cell)
    if (known !== undefined) return known
    this.codeOf.set(cell, this.codeOf.size)
    return this.codeOf.size - 1
  }

  private grow(): void {
    const larger = new Int32Array(this.codes.length * 2)
    larger.set(this.codes)
    this.codes = larger
  }

  take(): { dictionary: string[]; codes: Int32Array } {
    return { dictionary: [...this.codeOf.keys()], codes: this.codes.subarray(0, this.rows) }
  }
}
