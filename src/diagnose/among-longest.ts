/** Tells the longest of some durations, to be asked once for each of them: of several that are equally long as many as there is room for.
 *  @param durations is sorted by it
 *  @param most how many are among the longest */
export function amongLongest(durations: Float64Array, most: number): (durationMs: number) => boolean {
  durations.sort()
  const shortestMs = durations.at(-most) ?? Number.NEGATIVE_INFINITY
  let room = most
  for (let index = durations.length - 1; (durations[index] ?? shortestMs) > shortestMs; index--) room--
  return (durationMs) => durationMs > shortestMs || (durationMs === shortestMs && room-- > 0)
}
