import { CsvError } from './csv-error.ts'

/** Reads a field in quotes: it may hold commas, line breaks and doubled quotes (RFC 4180, 2.5–2.7).
 *  @param from where its first quote is
 *  @returns end: the position behind its last quote
 *  @throws CsvError
 */
export function readQuoted(text: string, from: number): { field: string; end: number } {
  let field = ''
  let start = from + 1
  for (;;) {
    const closing = text.indexOf('"', start)
    if (closing === -1) throw new CsvError('A quoted field is never closed.')
    field += text.slice(start, closing)
    const end = closing + 1
    if (end === text.length || ',\r\n'.includes(text.charAt(end))) return { field, end }
    if (text.charAt(end) !== '"') {
      throw new CsvError('A quoted field is followed by something other than a comma or a line break.')
    }
    field += '"'
    start = end + 1
  }
}
