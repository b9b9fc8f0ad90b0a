import { describe, expect, it } from 'vitest'
import { createRun, moveTo, type RunState, viewOf } from '../../../../src/fixtures-server/scenarios/runs/run.ts'
import { readSettings } from '../../../../src/fixtures-server/scenarios/runs/settings.ts'

const asked = { user: 'ada', datasetId: 'd1', checksum: 'c1' }

describe('a run', () => {
  it.each<RunState[]>([['running', 'done'], ['running', 'failed'], ['failed']])('goes to %s, %s', (...states) => {
    const run = createRun(asked)
    for (const state of states) moveTo(run, state)
    expect(viewOf(run)).toEqual({ runId: run.id, datasetId: 'd1', state: states.at(-1), share: 0 })
  })

  it.each<RunState[]>([
    ['waiting'],
    ['done'],
    ['running', 'running'],
    ['running', 'done', 'failed'],
    ['failed', 'running'],
  ])('never goes to %s, %s, %s', (...states) => {
    const run = createRun(asked)
    for (const state of states.slice(0, -1)) moveTo(run, state)
    expect(() => moveTo(run, states.at(-1) as RunState)).toThrow('A run cannot go from')
  })

  it('has an id of its own', () => {
    expect(createRun(asked).id).not.toBe(createRun(asked).id)
  })
})

describe('readSettings', () => {
  it('takes what is set', () => {
    expect(readSettings({ MAX_CONCURRENT_RUNS: '3', RUNS_TTL_MS: '500' })).toEqual({ mostRuns: 3, ttlMs: 500 })
  })

  it('keeps an hour, and has some places for each core', () => {
    const { mostRuns, ttlMs } = readSettings({ MAX_CONCURRENT_RUNS: '' })
    expect(ttlMs).toBe(3_600_000)
    expect(mostRuns).toBeGreaterThanOrEqual(4)
  })

  it.each(['0', '-1', '1.5', 'many'])('refuses %s', (given) => {
    expect(() => readSettings({ RUNS_TTL_MS: given })).toThrow(
      `RUNS_TTL_MS must be a whole number from 1 up, got "${given}".`,
    )
  })
})
