/** What all values of a column look like. */
export type ColumnType = 'number' | 'date' | 'boolean' | 'text'

/** A number is as JSON writes it: 0017, +49 and 0x11 are words. A date is ISO 8601, to the day, the minute or finer. */
const patterns: readonly [ColumnType, RegExp][] = [
  ['number', /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/],
  ['date', /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/],
  ['boolean', /^(?:true|false)$/],
]

/** @param values '' where there is none
 *  @returns 'text' also for a column without any value, and where the values differ
 */
export function columnType(values: readonly string[]): ColumnType {
  const first = values.find((value) => value !== '')
  const [type, pattern] = patterns.find(([, candidate]) => candidate.test(first ?? '')) ?? []
  if (type === undefined || pattern === undefined) return 'text'
  return values.every((value) => value === '' || pattern.test(value)) ? type : 'text'
}
