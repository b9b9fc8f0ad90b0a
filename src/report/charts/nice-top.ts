const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]

/** The height of a scale: the next short number that is at most some 1.3 times what it has to show.
 *  @param most largest figure to show; what is not finite or not above 0 counts as 1 */
export function niceTop(most: number): number {
  if (!Number.isFinite(most) || most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return steps.map((step) => step * power).find((top) => top >= most) ?? 10 * power
}

/** The same for bytes, in steps of their own units. */
export function niceBytes(most: number): number {
  if (!Number.isFinite(most) || most <= 0) return 1
  const power = 2 ** Math.floor(Math.log2(most))
  return [1, 1.25, 1.5].map((step) => step * power).find((top) => top >= most) ?? 2 * power
}
