/** Whose turn it is, in proportion to the weights and as evenly spread as they allow: 3 and 1 give 0 0 1 0, not 0 0 0 1.
 *  The same weights give the same order in every run, so that before and after are offered the same. The rule is the smooth
 *  weighted round-robin of nginx (ngx_http_upstream_round_robin.c).
 *  @returns a function that gives the next index into `weights`
 */
export function weightedTurns(weights: readonly number[]): () => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new Error('no weight above 0')
  const credit = weights.map(() => 0)
  return () => {
    let next = 0
    for (const [index, weight] of weights.entries()) {
      credit[index] = (credit[index] ?? 0) + weight
      if ((credit[index] ?? 0) > (credit[next] ?? 0)) next = index
    }
    credit[next] = (credit[next] ?? 0) - total
    return next
  }
}
