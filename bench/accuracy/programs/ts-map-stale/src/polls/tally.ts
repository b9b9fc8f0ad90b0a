import type { Ballot } from './ballots.js'

type Pairs = number[][]

export function tally(ballots: readonly Ballot[]): number[] {
  const pairs: Pairs = Array.from({ length: 40 }, () => new Array<number>(40).fill(0))
  for (const { order } of ballots) { // blocks
    for (let high = 0; high < order.length; high++) { // blocks
      for (let low = high + 1; low < order.length; low++) { // blocks
        const row = pairs[order[high] ?? 0] // blocks
        if (row !== undefined) row[order[low] ?? 0] = (row[order[low] ?? 0] ?? 0) + 1 // blocks
      }
    }
  }
  return pairs.map((row) => row.filter((votes) => votes > 21_000).length)
}
