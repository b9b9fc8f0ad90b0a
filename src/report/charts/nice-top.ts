/** The height of a scale: the next 1, 2, 4 or 8 times a power of ten, so that its half and quarters are round.
 *  @param most largest figure to show; what is not finite or not above 0 counts as 1 */
export function niceTop(most: number): number {
  if (!Number.isFinite(most) || most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 8].map((step) => step * power).find((top) => top >= most) ?? 10 * power
}

/** The same for bytes: whole powers of two. */
export function niceBytes(most: number): number {
  return Number.isFinite(most) && most > 0 ? 2 ** Math.ceil(Math.log2(most)) : 1
}
