import { readFileSync } from 'node:fs'
import { toHundredths } from '../phases/infer-type.ts'
import { readHeader } from '../phases/read.ts'
import type { Steps } from '../phases/steps.ts'
import type { Takings } from './ways-back.ts'

/** One line's cells. */
export type OrderRow = string[]

/** Where the two cells are that are added up. */
const quantityAt = 3
const priceAt = 4

/** Parsed in one step: one or two milliseconds. */
const blockBytes = 65_536

/** Reads all rows of a dataset, and blocks the thread until they are there. */
export function readRows(path: string): OrderRow[] {
  const bytes = readFileSync(path)
  return parseRows(bytes.toString('utf8', readHeader(bytes).endsAt))
}

/** Adds a dataset up block by block.
 *  @param bytes the whole file
 */
export function* addUpBlocks(bytes: Buffer): Steps<Takings> {
  const takings = { rows: 0, quantity: 0, cents: 0 }
  for (let from = readHeader(bytes).endsAt; from < bytes.length; ) {
    const lineEnd = bytes.indexOf('\n', from + blockBytes)
    const to = lineEnd === -1 ? bytes.length : lineEnd + 1
    const block = addUp(parseRows(bytes.toString('utf8', from, to)))
    takings.rows += block.rows
    takings.quantity += block.quantity
    takings.cents += block.cents
    from = to
    yield
  }
  return takings
}

function parseRows(lines: string): OrderRow[] {
  const each = lines.trimEnd().split('\n')
  return each.map((line) => (line.includes('"') ? splitQuoted(line) : line.split(',')))
}

/** Cells in quotes may have commas, and quotes twice. */
function splitQuoted(line: string): OrderRow {
  const cells: OrderRow = []
  let open: string | undefined
  for (const piece of line.split(',')) {
    const cell = open === undefined ? piece : `${open},${piece}`
    // As long as the quotes are odd in number, the cell goes on.
    open = cell.split('"').length % 2 === 0 ? cell : undefined
    if (open === undefined) cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  }
  return cells
}

/** Adds rows up. */
export function addUp(rows: readonly OrderRow[]): Takings {
  return addUpPacked(packNumbers(rows))
}

/** The numbers that are added up, one row's behind the other's. */
export function packNumbers(rows: readonly OrderRow[]): Float64Array {
  const packed = new Float64Array(rows.length * 2)
  for (const [index, row] of rows.entries()) {
    packed[index * 2] = Number(row[quantityAt])
    packed[index * 2 + 1] = toHundredths(row[priceAt] ?? '')
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
