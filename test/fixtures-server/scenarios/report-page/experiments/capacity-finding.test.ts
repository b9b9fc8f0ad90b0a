import { describe, expect, it } from 'vitest'
import { capacityFinding } from '../../../../../src/fixtures-server/scenarios/report-page/experiments/capacity-finding.ts'
import type { LoadLevel } from '../../../../../src/fixtures-server/scenarios/report-page/experiments/rising-load.ts'

const place = { id: 'capacity', title: 'How many', where: 'Here.', othersShare: 0 }

function level(users: number, pagesPerSecond: number, rest: Partial<LoadLevel> = {}): LoadLevel {
  return { users, pages: 10, pagesPerSecond, medianMs: 100, p99Ms: 200, failures: 0, busyShare: 0.5, ...rest }
}

function findingOf(blocking: LoadLevel[], offloaded: LoadLevel[]) {
  return capacityFinding({ levels: { blocking, offloaded }, serverMsPerPage: 6 }, place)
}

describe('capacityFinding', () => {
  it('takes the most pages a second that users put up with', () => {
    const tooSlow = level(4, 50, { p99Ms: 1_001 })
    const failing = level(8, 60, { failures: 1 })
    const { checks, tables } = findingOf([level(1, 4), level(2, 5), tooSlow], [level(1, 12), level(2, 14), failing])
    expect(tables?.[0]?.rows).toEqual([['Pages a second', 5, 14, '×2.8', '×3…5', 'no']])
    expect(checks).toMatchObject([{ isMet: false, measured: '5 → 14: ×2.8' }])
    expect(tables?.[1]?.rows).toHaveLength(6)
  })

  it('finds the claim met from three times on', () => {
    expect(findingOf([level(1, 5)], [level(1, 15)]).checks).toMatchObject([{ isMet: true }])
  })

  it('claims no multiple of nothing, and nothing where neither side bears a user', () => {
    const unbearable = level(1, 1, { p99Ms: 3_000 })
    expect(findingOf([unbearable], [level(1, 5)]).tables?.[0]?.rows[0]).toEqual([
      ...['Pages a second', 0, 5, '–', '×3…5', 'yes'],
    ])
    expect(findingOf([unbearable], [unbearable]).checks).toMatchObject([{ isMet: false }])
  })

  it('says what of a page’s processor time is the server’s own', () => {
    expect(findingOf([level(1, 5)], [level(1, 15)]).text).toContain('6 ms of it in the server')
  })
})
