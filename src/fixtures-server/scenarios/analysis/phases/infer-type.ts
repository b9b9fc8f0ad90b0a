/** What a column's cells all are. empty: it has none. */
export type ColumnType = 'empty' | 'boolean' | 'integer' | 'decimal' | 'date' | 'text'

/** How cells look, as regular expressions that JavaScript and RE2 (DuckDB) read alike. More digits than these are taken for
 *  an identifier, with which nobody calculates: text. */
export const cellPatterns = {
  boolean: 'true|false',
  integer: '-?[0-9]{1,7}',
  decimal: '-?[0-9]{1,7}(\\.[0-9]{1,2})?',
  date: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
} as const

/** The narrowest first: a column has the first type that all of its cells have. */
const narrowToWide = ['boolean', 'integer', 'decimal', 'date'] as const

const expressions = Object.fromEntries(
  narrowToWide.map((type) => [type, new RegExp(`^(?:${cellPatterns[type]})$`)]),
) as Record<(typeof narrowToWide)[number], RegExp>

/** Finds what a column is by its different cells.
 *  @param cells each once; empty ones are not among them
 */
export function inferType(cells: Iterable<string>): ColumnType {
  const possible = new Set<(typeof narrowToWide)[number]>(narrowToWide)
  let isEmpty = true
  for (const cell of cells) {
    isEmpty = false
    for (const type of possible) if (!isOfType(cell, type)) possible.delete(type)
    if (possible.size === 0) return 'text'
  }
  return isEmpty ? 'empty' : (narrowToWide.find((type) => possible.has(type)) ?? 'text')
}

function isOfType(cell: string, type: (typeof narrowToWide)[number]): boolean {
  return expressions[type].test(cell) && (type !== 'date' || isDay(cell))
}

/** True for a day of the calendar: not for 2026-02-30. */
function isDay(cell: string): boolean {
  const day = new Date(`${cell}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(cell) && !cell.startsWith('0000')
}

/** True for the types with which one can calculate. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal'
}

/** A number as a whole number of hundredths: sums of those are exact, in every order and in every engine. */
export function toHundredths(cell: string): number {
  const point = cell.indexOf('.')
  // + 0: there is no minus zero among whole numbers.
  if (point === -1) return Number(cell) * 100 + 0
  const hundredths = Math.abs(Number(cell.slice(0, point))) * 100 + Number(cell.slice(point + 1).padEnd(2, '0'))
  return cell.startsWith('-') && hundredths !== 0 ? -hundredths : hundredths
}
