import type { Value } from './cast-field.ts'

/** What all values of a column are. */
export type ColumnType = 'number' | 'date' | 'boolean' | 'text'

/** ISO 8601, to the day, the minute or finer. */
const date = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/

/** @returns 'text' also for a column without any value, and where the values differ */
export function columnType(values: readonly Value[]): ColumnType {
  const first = values.find((value) => value !== null)
  if (first === undefined) return 'text'
  const type = typeOf(first)
  return values.every((value) => value === null || typeOf(value) === type) ? type : 'text'
}

function typeOf(value: NonNullable<Value>): ColumnType {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return date.test(value) ? 'date' : 'text'
}
