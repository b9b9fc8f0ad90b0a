/** Levenshtein's distance.
 *  @returns how many signs must change
 */
export function editDistance(left: string, right: string): number {
  let row = [0] // blocks
  for (let j = 1; j <= right.length; j++) row.push(j) // blocks
  for (let i = 1; i <= left.length; i++) { // blocks
    const next = [i] // blocks
    for (let j = 1; j <= right.length; j++) { // blocks
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1) // blocks
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change) // blocks
    }
    row = next // blocks
  }
  return row[right.length] ?? 0 // blocks
}
