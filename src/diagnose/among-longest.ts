/** Tells the longest of some, to be asked once for each of them: of several that are equally long as many as there is room for.
 *  @param all gone through once; a run may have a million
 *  @param most how many are among the longest, from 1 up */
export function amongLongest(
  all: Iterable<{ readonly durationMs: number }>,
  most: number,
): (durationMs: number) => boolean {
  // Twice the room: it is sorted when it is full, and then its longer half is kept.
  const kept = new Float64Array(2 * most)
  let length = 0
  let shortestMs = Number.NEGATIVE_INFINITY
  for (const { durationMs } of all) {
    if (durationMs <= shortestMs) continue
    kept[length++] = durationMs
    if (length < kept.length) continue
    kept.sort().copyWithin(0, most)
    length = most
    shortestMs = kept[0] ?? shortestMs
  }
  const longest = kept.subarray(0, length).sort()
  const leastMs = longest.at(-most) ?? Number.NEGATIVE_INFINITY
  let room = most - longest.filter((durationMs) => durationMs > leastMs).length
  return (durationMs) => durationMs > leastMs || (durationMs === leastMs && room-- > 0)
}
