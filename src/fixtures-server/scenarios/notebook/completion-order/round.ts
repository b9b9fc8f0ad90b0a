import { fastestFirst, type PageCellId } from '../cell.ts'
import type { SentCell } from '../send-cells.ts'

/** All cells of the page, sent at once; in the order of sending. */
export type Round = readonly SentCell[]

/** The cells in the order of their answers. */
export function orderOfAnswers(round: Round): string[] {
  return [...round].sort((a, b) => a.answeredMs - b.answeredMs).map(({ cell }) => cell)
}

/** Until the last answer, ms. */
export function roundMs(round: Round): number {
  return Math.max(...round.map(({ answeredMs }) => answeredMs))
}

/** The round in the middle by its length, one that really was; of an even number the shorter of the two. */
export function medianRound(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((a, b) => roundMs(a) - roundMs(b))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('There is no median of no rounds.')
  return middle
}

/** Cells that were answered before this one although they take longer: it waited for them. */
export function waitedFor(round: Round, cell: string): string[] {
  const order = orderOfAnswers(round)
  const before = order.slice(0, order.indexOf(cell))
  const slower = fastestFirst.slice(fastestFirst.indexOf(cell as PageCellId) + 1) as readonly string[]
  return before.filter((one) => slower.includes(one))
}
