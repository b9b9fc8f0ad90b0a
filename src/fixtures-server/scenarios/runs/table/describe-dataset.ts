import { createHash } from 'node:crypto'
import { type ColumnType, columnType } from './column-type.ts'
import type { Table } from './parse-csv.ts'

/** What an uploaded file turned out to be. */
export interface DatasetShape {
  /** Of the file's bytes: the first 64 bits of their SHA-256, in hex. */
  checksum: string
  sizeBytes: number
  rows: number
  columns: { name: string; type: ColumnType }[]
}

/** @param bytes what the table was parsed from */
export function describeDataset(bytes: Uint8Array, table: Table): DatasetShape {
  return {
    checksum: checksumOf(bytes),
    sizeBytes: bytes.byteLength,
    rows: table.rows,
    columns: table.columns.map(({ name, values }) => ({ name, type: columnType(values) })),
  }
}

function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}
