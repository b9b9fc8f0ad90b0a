import { describe, expect, it } from 'vitest'
import type { CellId } from '../../../../src/fixtures-server/scenarios/notebook/cell.ts'
import { poolSizeFinding } from '../../../../src/fixtures-server/scenarios/notebook/pool-size/finding.ts'

const waiting = { 4: 500, 8: 300, 16: 200, 32: 100 }
const computing = { 4: 300, 8: 290, 16: 310, 32: 300 }

describe('poolSizeFinding', () => {
  it('sets queries that wait against queries that compute', () => {
    const { checks, text } = findingOf({ pause: waiting, crunch: computing })
    expect(checks?.[0]).toMatchObject({
      isMet: true,
      measured: 'waiting: helps up to 32, the most tried; computing: stops helping beyond 4',
    })
    expect(text).toContain('For queries that only wait, a larger pool helps up to 32')
  })

  it('does not find a contrast where there is none', () => {
    expect(findingOf({ pause: waiting, crunch: waiting }).checks?.[0]?.isMet).toBe(false)
    expect(findingOf({ pause: computing, crunch: computing }).checks?.[0]?.isMet).toBe(false)
  })

  it('holds the threads of SQLite against the cores', () => {
    const tally = { 1: 400, 2: 210, 4: 205, 8: 220 }
    expect(findingOf({ tally, cores: 2 }).checks?.[1]).toMatchObject({
      isMet: true,
      measured: 'stops helping beyond 2',
    })
    expect(findingOf({ tally: { 1: 400, 2: 210, 4: 120, 8: 118 }, cores: 2 }).checks?.[1]?.isMet).toBe(false)
  })

  it('says nothing of threads where no size went beyond the cores, or without SQLite', () => {
    expect(findingOf({ tally: { 1: 400, 2: 210, 4: 120, 8: 70 }, cores: 16 }).checks).toHaveLength(1)
    const without = findingOf({ tally: {} })
    expect(without.checks).toHaveLength(1)
    expect(without.tables).toHaveLength(2)
  })

  it('has a value for each column of its tables', () => {
    const { tables = [] } = findingOf({ tally: { 1: 400, 2: 210 } })
    expect(tables).toHaveLength(3)
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(tables[0]?.rows[1]).toEqual([8, 300, 0.4, 300, 300, 2, 2])
  })
})

function findingOf(given: {
  pause?: Record<number, number>
  crunch?: Record<number, number>
  tally?: Record<number, number>
  cores?: number
}) {
  const { pause = waiting, crunch = computing, tally = {}, cores = 2 } = given
  return poolSizeFinding({
    pause: seriesOf('pause', pause),
    crunch: seriesOf('crunch', crunch),
    tally: seriesOf('tally', tally),
    cores,
    longestStallMs: 0,
  })
}

function seriesOf(cell: CellId, wallMsBySize: Record<number, number>) {
  const sizes = Object.entries(wallMsBySize).map(([size, wallMs]) => ({
    size: Number(size),
    wallMs,
    answersMs: [wallMs],
    canaryMs: [2],
  }))
  return { cell, sizes }
}
