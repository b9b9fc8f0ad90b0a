/** Most that are worth suggesting. */
const suggested = 3

/** Names that may have been meant, the likeliest first; all that hold the given text, then those a few typing errors away.
 *  @returns [] when nothing is near */
export function nearestNames(given: string, known: readonly string[]): string[] {
  const wanted = given.toLowerCase()
  const holding = known.filter((name) => wanted.length >= 2 && (name.includes(wanted) || wanted.includes(name)))
  const typed = known
    .map((name) => ({ name, distance: editDistance(wanted, name) }))
    .filter(({ name, distance }) => distance <= mostErrors(wanted, name))
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name)
  return [...new Set([...holding, ...typed])].slice(0, suggested)
}

/** Of two letters one wrong one makes another word already. */
function mostErrors(wanted: string, name: string): number {
  return Math.min(Math.max(2, Math.floor(name.length / 3)), Math.floor(wanted.length / 2))
}

/** Letters to insert, delete or replace to get from one to the other (Levenshtein 1966). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
