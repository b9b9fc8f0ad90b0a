import { readFileSync } from 'node:fs'
import { toHundredths } from '../phases/infer-type.ts'
import { readHeader } from '../phases/read.ts'
import type { Takings } from './ways-back.ts'

/** One line's cells, by column. */
export type OrderRow = Record<string, string>

/** Reads all rows of a dataset, and blocks the thread until they are there. Cells with a comma in quotes are taken apart
 *  as any CSV reader does. */
export function readRows(path: string): OrderRow[] {
  const bytes = readFileSync(path)
  const { names, endsAt } = readHeader(bytes)
  const lines = bytes.toString('utf8', endsAt).trimEnd().split('\n')
  return lines.map((line) => toRow(names, line))
}

function toRow(names: readonly string[], line: string): OrderRow {
  const cells = line.includes('"') ? splitQuoted(line) : line.split(',')
  const row: OrderRow = {}
  for (let index = 0; index < names.length; index++) row[names[index] as string] = cells[index] ?? ''
  return row
}

function splitQuoted(line: string): string[] {
  const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []
  return cells.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'))
}

/** Adds rows up. */
export function addUp(rows: readonly OrderRow[]): Takings {
  const takings = { rows: 0, quantity: 0, cents: 0 }
  for (const { quantity, unit_price: price } of rows) {
    takings.rows += 1
    takings.quantity += Number(quantity)
    takings.cents += Number(quantity) * toHundredths(price ?? '')
  }
  return takings
}

/** The two columns that are added up, one row's numbers behind the other's. */
export function packNumbers(rows: readonly OrderRow[]): Float64Array {
  const packed = new Float64Array(rows.length * 2)
  for (const [index, { quantity, unit_price: price }] of rows.entries()) {
    packed[index * 2] = Number(quantity)
    packed[index * 2 + 1] = toHundredths(price ?? '')
  }
  return packed
}

/** Adds packed rows up. */
export function addUpPacked(packed: Float64Array): Takings {
  const takings = { rows: packed.length / 2, quantity: 0, cents: 0 }
  for (let at = 0; at < packed.length; at += 2) {
    takings.quantity += packed[at] as number
    takings.cents += (packed[at] as number) * (packed[at + 1] as number)
  }
  return takings
}
