import { CsvError } from './csv-error.ts'
import { parseCsv, type Table } from './parse-csv.ts'

/** @param bytes a CSV file, UTF-8
 *  @throws CsvError
 */
export function readTable(bytes: Uint8Array): Table {
  return parseCsv(decode(bytes))
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw Object.assign(new CsvError('The file is not UTF-8 text.'), { cause: error })
  }
}
