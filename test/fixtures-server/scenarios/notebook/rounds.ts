import { pageCells } from '../../../../src/fixtures-server/scenarios/notebook/cell.ts'
import type { Round } from '../../../../src/fixtures-server/scenarios/notebook/completion-order/round.ts'

/** A round as it could have been: all cells sent at 0, each answered when it is said. */
export function roundOf(answeredMs: Record<(typeof pageCells)[number], number>): Round {
  return pageCells.map((cell) => ({ cell, sentMs: 0, answeredMs: answeredMs[cell] }))
}
