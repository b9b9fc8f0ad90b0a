import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../../src/fixtures-server/scenarios/notebook/cell.ts'
import { completionOrderFinding } from '../../../../src/fixtures-server/scenarios/notebook/completion-order/finding.ts'
import type { Round } from '../../../../src/fixtures-server/scenarios/notebook/completion-order/round.ts'
import { roundOf } from './rounds.ts'

const inOrderOfSending = roundOf({ slow: 400, fast: 401, medium: 580 })
const fastestFirst = roundOf({ slow: 410, fast: 3, medium: 180 })
const figures = { stalls: 1, longestMs: 580, blockedMs: 580, durationMs: 900, cpuMs: 100, rssBytes: 1e8 }

const cells: Cell[] = [
  { id: 'slow', title: '', database: 'postgresql', statement: '', params: [] },
  { id: 'fast', title: '', database: 'sqlite', statement: '', params: [] },
  { id: 'medium', title: '', database: 'mysql', statement: '', params: [] },
]

describe('completionOrderFinding', () => {
  it('has all checks met when blocking answers in order of sending and offloaded the fastest first', () => {
    const { checks } = findingOf([inOrderOfSending, inOrderOfSending], [fastestFirst, fastestFirst])
    expect(checks?.map(({ isMet }) => isMet)).toEqual([true, true, true])
    expect(checks?.[0]?.measured).toBe('slow, fast, medium in 2 of 2 rounds')
  })

  it('does not pass over a single round in another order', () => {
    const { checks } = findingOf([inOrderOfSending, fastestFirst], [fastestFirst, inOrderOfSending])
    expect(checks?.slice(0, 2).map(({ isMet }) => isMet)).toEqual([false, false])
    expect(checks?.[1]?.measured).toBe('fast, medium, slow in 1 of 2 rounds; else slow, fast, medium')
  })

  it('says when nothing was won', () => {
    const longer = roundOf({ slow: 700, fast: 3, medium: 180 })
    expect(findingOf([inOrderOfSending], [longer]).checks?.[2]).toMatchObject({
      isMet: false,
      measured: '580 ms before, 700 ms after',
    })
  })

  it('draws one real round of each side, with who blocked and who waited', () => {
    const { clock } = findingOf([inOrderOfSending], [fastestFirst])
    expect(clock?.sections.map(({ spans }) => spans.map(({ text, toMs, tone }) => [text, toMs, tone]))).toEqual([
      [
        ['slow (postgresql)', 400, 'blocks'],
        ['fast (sqlite)', 401, 'waits'],
        ['medium (mysql)', 580, 'waits'],
      ],
      [
        ['slow (postgresql)', 410, 'good'],
        ['fast (sqlite)', 3, 'good'],
        ['medium (mysql)', 180, 'good'],
      ],
    ])
  })

  it('has a value for each column of its tables', () => {
    const { tables = [] } = findingOf([inOrderOfSending], [fastestFirst])
    expect(tables).toHaveLength(2)
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(tables[0]?.rows[1]).toEqual(['fast', 'sqlite', 0, 401, 0, 3, 3 / 401])
  })
})

function findingOf(blocking: Round[], offloaded: Round[]) {
  return completionOrderFinding({
    blocking: { rounds: blocking, figures },
    offloaded: { rounds: offloaded, figures: { ...figures, stalls: 0, longestMs: 0, blockedMs: 0 } },
    cells,
  })
}
