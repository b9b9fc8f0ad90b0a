import type { Finding, FindingCheck, FindingSpan } from '../../../../model.ts'
import type { LabFigures } from '../../scenario.ts'
import { type Cell, fastestFirst, pageCells } from '../cell.ts'
import { medianRound, orderOfAnswers, type Round, roundMs, waitedFor } from './round.ts'

/** One strategy's rounds, and what the probe saw of its server. */
export interface Side {
  rounds: readonly Round[]
  figures: LabFigures
}

/** Says in which order the cells were answered, before and after. */
export function completionOrderFinding(sides: { blocking: Side; offloaded: Side; cells: readonly Cell[] }): Finding {
  const { blocking, offloaded, cells } = sides
  const before = medianRound(blocking.rounds)
  const after = medianRound(offloaded.rounds)
  return {
    id: 'completion-order',
    title: 'Who is answered first',
    text:
      `The page sent its cells ${pageCells.join(', ')} at the same moment, ${blocking.rounds.length} times to each server. ` +
      `Blocking, they were answered as ${orderOfAnswers(before).join(', ')}, the last one after ${Math.round(roundMs(before))} ms; ` +
      `offloaded as ${orderOfAnswers(after).join(', ')}, the last one after ${Math.round(roundMs(after))} ms.`,
    checks: [
      orderCheck('Blocking: the answers come in the order of sending', pageCells, blocking.rounds),
      {
        ...orderCheck('Offloaded: the faster a cell, the earlier its answer', fastestFirst, offloaded.rounds),
        claim: 'the story: fast first, then medium, slow last',
      },
      {
        text: 'Offloaded, the page has all its answers sooner',
        isMet: roundMs(after) < roundMs(before),
        measured: `${Math.round(roundMs(before))} ms before, ${Math.round(roundMs(after))} ms after`,
        claim: 'the story: all are there when the slowest is',
      },
    ],
    clock: {
      title: 'Three cells, sent at once: from sending to the answer',
      sections: [
        { title: 'blocking', spans: spansOf(before, cells) },
        { title: 'offloaded', spans: spansOf(after, cells) },
      ],
    },
    tables: [orderTable({ before, after, cells }), stallsTable(sides)],
  }
}

function orderCheck(text: string, order: readonly string[], rounds: readonly Round[]): FindingCheck {
  const wanted = order.join(', ')
  const seen = rounds.map((round) => orderOfAnswers(round).join(', '))
  const met = seen.filter((one) => one === wanted).length
  const other = seen.find((one) => one !== wanted)
  return {
    text: `${text} (${wanted}), in every round`,
    isMet: other === undefined,
    measured: `${wanted} in ${met} of ${rounds.length} rounds${other === undefined ? '' : `; else ${other}`}`,
  }
}

function spansOf(round: Round, cells: readonly Cell[]): FindingSpan[] {
  return round.map(({ cell, sentMs, answeredMs }) => ({
    text: `${cell} (${databaseOf(cell, cells)})`,
    fromMs: sentMs,
    toMs: answeredMs,
    tone: toneOf(round, cell),
  }))
}

function toneOf(round: Round, cell: string): FindingSpan['tone'] {
  if (waitedFor(round, cell).length > 0) return 'waits'
  return round.some((other) => waitedFor(round, other.cell).includes(cell)) ? 'blocks' : 'good'
}

function databaseOf(id: string, cells: readonly Cell[]): string {
  return cells.find((cell) => cell.id === id)?.database ?? ''
}

function orderTable(given: { before: Round; after: Round; cells: readonly Cell[] }) {
  const { before, after, cells } = given
  return {
    caption: 'The round in the middle: ms since the first cell was sent',
    columns: [
      { title: 'cell', unit: 'text' as const },
      { title: 'runs on', unit: 'text' as const },
      { title: 'sent, blocking', unit: 'ms' as const },
      { title: 'answered, blocking', unit: 'ms' as const },
      { title: 'sent, offloaded', unit: 'ms' as const },
      { title: 'answered, offloaded', unit: 'ms' as const },
      { title: 'after / before', unit: 'ratio' as const },
    ],
    rows: before.map(({ cell, sentMs, answeredMs }) => {
      const other = after.find((one) => one.cell === cell)
      const ratio = other === undefined ? null : (other.answeredMs - other.sentMs) / (answeredMs - sentMs)
      return [
        cell,
        databaseOf(cell, cells),
        toTenths(sentMs),
        answeredMs,
        other === undefined ? null : toTenths(other.sentMs),
        other?.answeredMs ?? null,
        ratio,
      ]
    }),
  }
}

function stallsTable({ blocking, offloaded }: { blocking: Side; offloaded: Side }) {
  return {
    caption: 'The event loop meanwhile',
    columns: [
      { title: 'server', unit: 'text' as const },
      { title: 'stalls', unit: 'count' as const },
      { title: 'longest stall', unit: 'ms' as const },
      { title: 'blocked in all', unit: 'ms' as const },
    ],
    rows: [
      ['blocking', blocking.figures.stalls, blocking.figures.longestMs, blocking.figures.blockedMs],
      ['offloaded', offloaded.figures.stalls, offloaded.figures.longestMs, offloaded.figures.blockedMs],
    ],
  }
}

/** The clock tells more digits than sending at once has. */
function toTenths(ms: number): number {
  return Math.round(ms * 10) / 10
}
