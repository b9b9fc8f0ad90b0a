/** What the parsing is measured on; the sample is never smaller. */
export const trialRows = 40_000

/** Within what the story tells, 200–450 ms, with room above for a busy machine. */
const wantedMs = 270

/** Some 25 MB: made within a second or two. */
const mostRows = 500_000

/** Chooses the sample's size from what parsing the present one took; the time grows about linearly.
 *  @param took.parseMs shortest of several measurements
 *  @returns never less than the present size
 */
export function fitRows({ rows, parseMs }: { rows: number; parseMs: number }): number {
  return Math.min(mostRows, Math.max(rows, Math.round((rows * wantedMs) / parseMs)))
}

/** True where the result misses what the story tells: another program disturbed the first measurement. */
export function isTooSmall(parseMs: number): boolean {
  return parseMs < 220
}
