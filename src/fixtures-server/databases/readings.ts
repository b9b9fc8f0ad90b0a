/** What `reading` holds, in every database. A row is a function of its id, and all numbers are whole, so that sums do not
 *  depend on the order in which a database adds up.
 *
 *  | column   | type      | of id n                                        |
 *  | -------- | --------- | ---------------------------------------------- |
 *  | id       | integer   | 1, 2, 3 …; the primary key                     |
 *  | sensor   | integer   | n · 37 mod 100                                 |
 *  | value    | integer   | (n · 7919 + (n mod 1009) · 104729) mod 10 000: hundredths of a degree |
 *  | taken_at | timestamp | seven seconds after the one before             |
 */

/** @param id the column, or the expression, that holds the id; wide enough for its 7919-fold
 *  @returns sensor and value as SQL that all databases read alike
 */
export function readingColumns(id: string): { sensor: string; value: string } {
  return { sensor: `${id} * 37 % 100`, value: `(${id} * 7919 + ${id} % 1009 * 104729) % 10000` }
}

/** Of the reading with id 0, were there one. UTC. */
export const firstTakenAt = '2025-01-01 00:00:00'

export const secondsBetweenReadings = 7
