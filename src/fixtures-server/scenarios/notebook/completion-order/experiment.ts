import { setTimeout as delay } from 'node:timers/promises'
import type { Experiment, Lab } from '../../scenario.ts'
import { pageCells } from '../cell.ts'
import { openNotebook } from '../notebook-file.ts'
import { sendCells } from '../send-cells.ts'
import { completionOrderFinding } from './finding.ts'
import type { Round } from './round.ts'

/** The page's three cells, sent in one batch to the blocking and to the offloaded server, by turns. */
export const completionOrder: Experiment = {
  id: 'completion-order',
  title: 'three cells sent at once',
  async measure(lab) {
    const blocking = await lab.start('blocking')
    const offloaded = await lab.start('offloaded')
    const rounds = await sendInTurns([blocking.origin, offloaded.origin], lab)
    const { cells } = await openNotebook(lab.site.folder)
    return [
      completionOrderFinding({
        blocking: { rounds: rounds[0] ?? [], figures: await blocking.stop() },
        offloaded: { rounds: rounds[1] ?? [], figures: await offloaded.stop() },
        cells,
      }),
    ]
  },
}

/** Between two rounds. Sockets that the server has just read from are looked at first when it asks for the next ones
 *  (epoll): a batch that is sent within microseconds of the last answer is not read in the order in which it arrived. */
const restMs = 50

/** @returns the rounds of each origin */
async function sendInTurns(origins: readonly string[], { isQuick, signal }: Lab): Promise<Round[][]> {
  const count = isQuick ? 3 : 7
  const sides = origins.map((origin) => ({ origin, rounds: [] as Round[] }))
  // Opens the sockets: a batch in which they are still being opened need not arrive in order.
  for (const { origin } of sides) await sendCells(origin, { cells: pageCells.map(() => 'fast'), signal })
  for (let round = 0; round < count; round++) {
    for (const { origin, rounds } of round % 2 === 0 ? sides : [...sides].reverse()) {
      await delay(restMs)
      rounds.push(await sendCells(origin, { cells: pageCells, signal }))
    }
  }
  return sides.map(({ rounds }) => rounds)
}
