import { describe, expect, it } from 'vitest'
import { reachOf } from '../../bench/accuracy/reach.ts'
import { scoreProgram } from '../../bench/accuracy/score.ts'
import { isMet, targetsOf } from '../../bench/accuracy/targets.ts'
import type { ExpectedBlock } from '../../bench/accuracy/truth.ts'
import type { Blocker, Report } from '../../src/model.ts'

const prefix = 'programs/p/'
const block: ExpectedBlock = {
  function: 'decode',
  kind: 'json',
  route: 'GET /tiles/:zoom',
  phase: 'request',
  durationMs: [40, 200],
  places: [{ file: 'cache.js', line: 14 }],
}

describe('a program that blocks', () => {
  it('is exact when the blocker and the time stand at the marked line', () => {
    const score = scoreProgram({ id: 'p', blocks: [block] }, reportOf([blocker()], [[100, 'cache.js:14']]), prefix)
    expect(score).toMatchObject({ isExact: true, timeShare: 1, missed: 0 })
    expect(score.blocks[0]).toMatchObject({
      isLine: true,
      isKind: true,
      isRoute: true,
      isPhase: true,
      isDuration: true,
    })
  })

  it('is wrong one line beside it', () => {
    const score = scoreProgram(
      { id: 'p', blocks: [block] },
      reportOf([blocker({ line: 15 })], [[100, 'cache.js:15']]),
      prefix,
    )
    expect(score).toMatchObject({ isExact: false, timeShare: 0 })
    expect(score.blocks[0]).toMatchObject({ isLine: false, isKind: true })
  })

  it('is not exact when a fifth of the time is blamed elsewhere', () => {
    const stalls: [number, string][] = [
      [80, 'cache.js:14'],
      [20, 'other.js:3'],
    ]
    const score = scoreProgram({ id: 'p', blocks: [block] }, reportOf([blocker()], stalls), prefix)
    expect(score).toMatchObject({ isExact: false, stallShare: 0.5 })
    expect(score.timeShare).toBeCloseTo(0.8)
  })

  it('forgives what the machine did and stalls below 20 ms', () => {
    const report = reportOf(
      [blocker()],
      [
        [100, 'cache.js:14'],
        [19, 'other.js:3'],
      ],
    )
    report.stalls.push({ startMs: 0, durationMs: 500, reason: 'starved' })
    expect(scoreProgram({ id: 'p', blocks: [block] }, report, prefix)).toMatchObject({ isExact: true, stalls: 1 })
  })

  it('is missed when nothing was found', () => {
    expect(scoreProgram({ id: 'p', blocks: [block] }, reportOf([], []), prefix)).toMatchObject({
      isExact: false,
      missed: 1,
    })
  })

  it('has each of two blocks judged by its own blocker', () => {
    const other: ExpectedBlock = { ...block, mark: 'b', kind: 'regexp', places: [{ file: 'rules.js', line: 2 }] }
    const report = reportOf(
      [blocker({ file: 'rules.js', line: 2, kind: 'regexp' }), blocker()],
      [
        [60, 'rules.js:2'],
        [50, 'cache.js:14'],
      ],
    )
    const score = scoreProgram({ id: 'p', blocks: [block, other] }, report, prefix)
    expect(score.isExact).toBe(true)
    expect(score.blocks.map((one) => one.said?.kind)).toEqual(['json', 'regexp'])
  })

  it('is judged without the loading of its modules', () => {
    const start: ExpectedBlock = { ...block, phase: 'startup', route: null, kind: 'js-cpu' }
    const report = reportOf(
      [
        blocker({ file: 'server.js', line: 1, kind: 'module-load', phase: 'startup' }),
        blocker({ kind: 'js-cpu', phase: 'startup' }),
      ],
      [
        [300, 'server.js:1'],
        [100, 'cache.js:14'],
      ],
    )
    expect(scoreProgram({ id: 'p', blocks: [start] }, report, prefix)).toMatchObject({ isExact: true, stalls: 1 })
  })
})

describe('a program that does not block', () => {
  it('counts every stall that is blamed on code as a false alarm', () => {
    const score = scoreProgram({ id: 'p', blocks: [] }, reportOf([blocker()], [[30, 'cache.js:14']]), prefix)
    expect(score).toMatchObject({ isNegative: true, isExact: false, falseAlarms: 1 })
  })

  it('is silent without one', () => {
    expect(scoreProgram({ id: 'p', blocks: [] }, reportOf([], []), prefix)).toMatchObject({
      isExact: true,
      falseAlarms: 0,
    })
  })
})

describe('a program that is starved or stopped from outside', () => {
  const disturbed = { id: 'p', blocks: [], truth: { surroundings: 'cpu-hogs' as const } }

  it('is right when the report lays its stalls on the machine', () => {
    const report = reportOf([], [])
    report.stalls.push({ startMs: 0, durationMs: 500, reason: 'starved' })
    expect(scoreProgram(disturbed, report, prefix)).toMatchObject({ isExact: true, excused: 1, falseAlarms: 0 })
  })

  it('proves nothing when nobody saw a stall', () => {
    expect(scoreProgram(disturbed, reportOf([], []), prefix)).toMatchObject({ isExact: false, falseAlarms: 0 })
  })

  it('is wrong when a line is blamed', () => {
    const report = reportOf([blocker()], [[500, 'cache.js:14']])
    expect(scoreProgram(disturbed, report, prefix)).toMatchObject({ isExact: false, falseAlarms: 1 })
  })
})

describe('a block that goes to and fro between two functions', () => {
  it('may be named by either', () => {
    const either: ExpectedBlock = { ...block, function: ['readItems', 'decode'] }
    const report = reportOf([blocker()], [[100, 'cache.js:14']])
    expect(scoreProgram({ id: 'p', blocks: [either] }, report, prefix).blocks[0]?.isFunction).toBe(true)
  })
})

describe('a block wholly inside a package', () => {
  const inside: ExpectedBlock = { ...block, function: '', library: 'ajv', places: [] }

  it('is the one of that package, not the one without a place', () => {
    const library = { package: 'ajv', version: '8.1.0', file: 'node_modules/ajv/a.js', line: 9, function: 'g' }
    const { location: _none, ...nameless } = blocker({ kind: 'unknown' })
    const report = reportOf([nameless, { ...nameless, kind: 'json', library }], [])
    report.stalls.push(
      { startMs: 0, durationMs: 100, blocker: 'node_modules/ajv/a.js:9' },
      { startMs: 0, durationMs: 100 },
    )
    const score = scoreProgram({ id: 'p', blocks: [inside] }, report, prefix)
    expect(score).toMatchObject({ isExact: false, timeShare: 0.5 })
    expect(score.blocks[0]).toMatchObject({ isLine: true, isKind: true, said: { library: 'ajv@8.1.0' } })
  })
})

describe('the reach of a set', () => {
  const right = scoreProgram({ id: 'a', blocks: [block] }, reportOf([blocker()], [[100, 'cache.js:14']]), prefix)
  const wrong = scoreProgram(
    { id: 'b', blocks: [block] },
    reportOf([blocker({ line: 1 })], [[300, 'cache.js:1']]),
    prefix,
  )
  const silent = scoreProgram({ id: 'c', blocks: [] }, reportOf([], []), prefix)
  const loud = scoreProgram({ id: 'd', blocks: [] }, reportOf([blocker()], [[30, 'x.js:1']]), prefix)
  const unmet = (scores: Parameters<typeof reachOf>[0]) =>
    targetsOf(reachOf(scores))
      .filter((target) => !isMet(target))
      .map((target) => target.name)

  it('weighs time by time, blocks by blocks and stalls by number', () => {
    const reach = reachOf([right, wrong, silent])
    expect(reach).toMatchObject({
      programs: { right: 1, of: 2 },
      byBlocker: { line: { right: 1, of: 2 }, kind: { right: 2, of: 2 } },
      byStall: { line: { right: 1, of: 2 } },
      clean: { right: 1, of: 1 },
    })
    expect(reach.timeShare).toBeCloseTo(0.25)
  })

  it('counts kind and route of every part of a stall', () => {
    const two = [
      blocker({ count: 9, routes: [{ route: 'GET /tiles/:zoom', count: 8, totalMs: 800 }] }),
      blocker({ count: 1, kind: 'js-cpu', routes: [{ route: 'GET /tiles/:zoom', count: 1, totalMs: 90 }] }),
    ]
    const { byStall } = reachOf([scoreProgram({ id: 'e', blocks: [block] }, reportOf(two, []), prefix)])
    expect(byStall).toMatchObject({ kind: { right: 9, of: 10 }, route: { right: 9, of: 10 } })
  })

  it('meets its targets only with every line exact and no false alarm', () => {
    expect(unmet([right, silent])).toEqual([])
    expect(unmet([right, wrong])).toContain('exact line, by blockers')
    expect(unmet([right, loud])).toEqual(['clean servers not accused'])
  })
})

function blocker(more: Partial<Blocker> & { file?: string; line?: number } = {}): Blocker {
  const { file = 'cache.js', line = 14, ...fields } = more
  return {
    id: 'x',
    kind: 'json',
    title: 'json in decode',
    confidence: 'exact',
    location: { file: prefix + file, line, column: 3, function: 'decode' },
    route: 'GET /tiles/:zoom',
    routes: [{ route: 'GET /tiles/:zoom', count: 1, totalMs: 100 }],
    phase: 'request',
    count: 1,
    totalMs: 100,
    maxMs: 100,
    p50Ms: 100,
    share: 1,
    gcMs: 0,
    victims: { measuredAt: 'none', requests: 0, delayMs: 0, maxDelayMs: 0, routes: [] },
    stack: [],
    fixes: [],
    ...fields,
  }
}

/** @param stalls length in ms and the place that is blamed */
function reportOf(blockers: Blocker[], stalls: [number, string][]): Report {
  return {
    blockers,
    stalls: stalls.map(([durationMs, place]) => ({ startMs: 0, durationMs, blocker: prefix + place })),
  } as unknown as Report
}
