/** What `reading` holds, in every database. A row is a function of its id, and all numbers are whole, so that sums do not
 *  depend on the order in which a database adds up.
 *
 *  - id: 1, 2, 3 …; the primary key
 *  - sensor: id · 37 mod 100
 *  - value, in hundredths of a degree: (id · 7919 + (id mod 1009) · 104729) mod 10 000
 *  - taken_at: seven seconds after the one before
 */
export interface Reading {
  id: number
  sensor: number
  value: number
  taken_at: Date
}

/** Of the reading with id 0, were there one. UTC. */
export const firstTakenAt = '2025-01-01 00:00:00'

export const secondsBetweenReadings = 7

/** @param id the column, or the expression, that holds the id; wide enough for its 7919-fold
 *  @returns sensor and value as SQL that all databases read alike
 */
export function readingColumns(id: string): { sensor: string; value: string } {
  return { sensor: `${id} * 37 % 100`, value: `(${id} * 7919 + ${id} % 1009 * 104729) % 10000` }
}

/** The same for a database that is fed from here. */
export function readingAt(id: number): Reading {
  return {
    id,
    sensor: (id * 37) % 100,
    value: (id * 7919 + (id % 1009) * 104729) % 10000,
    taken_at: new Date(Date.parse(`${firstTakenAt}Z`) + id * secondsBetweenReadings * 1_000),
  }
}
