import { describe, expect, it } from 'vitest'
import { RunRegistry } from '../../../../src/fixtures-server/scenarios/runs/offloaded/run-registry.ts'
import type { Analysis } from '../../../../src/fixtures-server/scenarios/runs/table/analysis.ts'

const asked = { user: 'ada', datasetId: 'd1', checksum: 'c1' }
const analysis: Analysis = { rows: 0, columns: [] }
let nowMs = 0

describe('RunRegistry', () => {
  it('gives away no more places than there are, and each again when its run has ended', () => {
    const registry = registryOf({ mostRuns: 2 })
    const first = registry.open(asked)
    registry.open(asked)
    expect(() => registry.open(asked)).toThrow(expect.objectContaining({ statusCode: 429, retryAfterS: 1 }))
    registry.fail(first, 'stopped')
    registry.open(asked)
    expect(registry.counts()).toEqual({ active: 2, mostActive: 2, limit: 2, known: 3 })
  })

  it('logs what a run does, naming the run and its dataset', () => {
    const registry = registryOf({})
    const logged = registry.open(asked)
    registry.start(logged, 1)
    registry.advance(logged, { column: 'price', done: 1, of: 1 })
    registry.finish(logged, analysis)
    const feed = logged.log.follow(0)
    const names = { runId: logged.run.id, dataset: 'c1' }
    expect([feed.next(), feed.next(), feed.next(), feed.next(), feed.isOver()]).toEqual([
      { id: 1, name: 'started', data: { ...names, columns: 1 } },
      { id: 2, name: 'progress', data: { ...names, column: 'price', done: 1, of: 1 } },
      { id: 3, name: 'result', data: { ...names, rows: 0, columns: 0 } },
      { id: 4, name: 'done', data: names },
      true,
    ])
    expect(logged.run).toMatchObject({ state: 'done', share: 1, result: analysis })
  })

  it('tells readers why a run failed', () => {
    const registry = registryOf({})
    const logged = registry.open(asked)
    registry.fail(logged, 'no memory')
    expect(logged.log.follow(0).next()).toMatchObject({ name: 'failed', data: { why: 'no memory' } })
  })

  it('finds runs for their own user only, active ones and ended ones', () => {
    const registry = registryOf({})
    const logged = registry.open(asked)
    const find = (user: string) => registry.find(user, logged.run.id)
    expect([find('ada'), find('bob')]).toEqual([logged, undefined])
    registry.fail(logged, 'stopped')
    expect([find('ada'), find('bob')]).toEqual([logged, undefined])
  })

  it('keeps a run for a TTL after its end, however long it took', () => {
    const registry = registryOf({ ttlMs: 100 })
    const logged = registry.open(asked)
    nowMs += 1_000
    registry.sweep()
    registry.fail(logged, 'stopped')
    nowMs += 99
    registry.sweep()
    expect(registry.find('ada', logged.run.id)).toBe(logged)
    nowMs += 1
    registry.sweep()
    expect(registry.counts()).toMatchObject({ active: 0, known: 0 })
  })
})

function registryOf(options: { mostRuns?: number; ttlMs?: number }): RunRegistry {
  return new RunRegistry({ mostRuns: 5, ttlMs: 100, ...options, clock: () => nowMs })
}
