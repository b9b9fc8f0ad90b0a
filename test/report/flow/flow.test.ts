import { describe, expect, test } from 'vitest'
import { kinds } from '../../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../../src/fixes/fixes.ts'
import type { Blocker, Frame, ScenarioComparison, Strategy } from '../../../src/model.ts'
import { alignWays } from '../../../src/report/flow/align.ts'
import { drawBlockerMap } from '../../../src/report/flow/blocker-map.ts'
import { wayAfter, wayToBlockers } from '../../../src/report/flow/build-way.ts'
import { detailedOfBlocked, detailedOfFree } from '../../../src/report/flow/detailed.ts'
import { drawFlow, drawFlows } from '../../../src/report/flow/draw-flow.ts'
import type { Flow } from '../../../src/report/flow/graph.ts'
import { overviewOfBlocked, overviewOfFree } from '../../../src/report/flow/overview.ts'
import { byFunction, ofRoute, type Related } from '../../../src/report/flow/related.ts'
import type { BlockedSide, FreeSide } from '../../../src/report/flow/sides.ts'
import {
  blockedReport,
  blockingStrategy,
  bridgeBlocker,
  deepStackBlocker,
  fetchBlocker,
  frame,
  jsonBlocker,
  manyBlockersReport,
  offloadedStrategy,
  tablesScenario,
  unknownBlocker,
} from '../fixtures.ts'

function blocked(...blockers: Related): BlockedSide {
  const [fix] = blockers[0].fixes
  return { model: wayToBlockers(blockers), run: blockedReport, fix: fix && fixes[fix.id], kinds }
}

function free(given: { after?: Strategy; verdict?: ScenarioComparison['verdict'] } = {}): FreeSide {
  const { after = offloadedStrategy, verdict = 'improved' } = given
  return {
    model: wayAfter(tablesScenario.route, after),
    sides: { before: blockingStrategy, after, thresholdMs: 20 },
    verdict,
    kinds,
  }
}

function textsOf(flow: Flow, role: string): string[] {
  return flow.nodes.filter((node) => node.role === role).flatMap(({ lines }) => lines.map(({ text }) => text))
}

function rolesOf({ nodes }: Flow): string[] {
  return nodes.map(({ role }) => role)
}

describe('the overview before', () => {
  test('leads from the request through a node a layer to the root cause, the impact and the solution', () => {
    const flow = overviewOfBlocked(blocked(bridgeBlocker))
    expect(rolesOf(flow)).toEqual(['request', 'frame', 'frame', 'frame', 'cause', 'impact', 'solution'])
    expect(textsOf(flow, 'frame')).toContain('service · services/table-service.ts:87')
    expect(textsOf(flow, 'cause')).toEqual([
      'ROOT CAUSE: blocks the loop 412 ms',
      'const rows = querySync(sql, params)',
      'line 31, synckit 0.12.3, Atomics.wait',
      '35 stalls, median 248 ms, 9.02 s in all',
    ])
    expect(textsOf(flow, 'impact')).toEqual([
      'IMPACT: 1,238 other requests waited',
      '3 min 4 s in all, longest 409 ms',
      '871 × GET /healthz, 2 min 1 s',
      '301 × GET /users/:id, 51.3 s',
      '60 × GET /tables, 11.2 s',
      'and 1 more route',
      'canary p99 401 ms, longest 416 ms',
    ])
    expect(textsOf(flow, 'solution').slice(0, 2)).toEqual(['SOLUTION', 'Use an asynchronous driver'])
    expect(flow.edges.map(({ from, to }) => [from, to])).toEqual([0, 1, 2, 3, 4, 5].map((at) => [at, at + 1]))
  })

  test('shows each operation of one function as a node of its own, from top to bottom', () => {
    const flow = overviewOfBlocked(blocked(bridgeBlocker, fetchBlocker))
    const headings = flow.nodes.filter(({ role }) => role === 'cause').map(({ lines }) => lines[0]?.text)
    expect(headings).toEqual(['ROOT CAUSE 1 of 2: blocks the loop 412 ms', 'ROOT CAUSE 2 of 2: blocks the loop 96 ms'])
    // Who waited for the one may have waited for the other too.
    expect(textsOf(flow, 'impact')[0]).toBe('IMPACT: at least 1,238 other requests waited')
    expect(textsOf(flow, 'impact')[1]).toBe('3 min 45 s in all, longest 409 ms')
  })

  test('draws two operations of one function there, also when their stacks came by different ways', () => {
    const exists = frame({ function: 'Provider.exists', file: 'src/db/postgres-provider.ts', line: 17 })
    const other = {
      ...fetchBlocker,
      stack: [...fetchBlocker.stack.slice(0, 3), exists, ...fetchBlocker.stack.slice(3)],
    }
    expect(rolesOf(overviewOfBlocked(blocked(bridgeBlocker, other)))).toEqual(
      rolesOf(overviewOfBlocked(blocked(bridgeBlocker, fetchBlocker))),
    )
  })

  test('stays in one column where the stacks part, and says where it comes back to', () => {
    const early = { ...jsonBlocker, stack: jsonBlocker.stack.map((step) => ({ ...step, line: step.line - 10 })) }
    for (const [other, order] of [
      [jsonBlocker, ['TableService.tables', 'serializeTables']],
      [early, ['serializeTables', 'TableService.tables']],
    ] as const) {
      const flow = overviewOfBlocked(blocked(bridgeBlocker, other))
      expect(flow.edges.map(({ from, to }) => [from, to])).toEqual(flow.nodes.slice(1).map((_, at) => [at, at + 1]))
      const back = flow.edges.filter(({ kind }) => kind === 'back')
      expect(back.map(({ label }) => label)).toEqual(['back in getTables'])
      expect(textsOf(flow, 'frame').filter((text) => (order as readonly string[]).includes(text))).toEqual(order)
    }
  })

  test('counts what blocks beyond four operations', () => {
    const many = manyBlockersReport.blockers.map((blocker, index) => ({
      ...blocker,
      location: { ...blocker.location, line: index } as NonNullable<Blocker['location']>,
    }))
    const flow = overviewOfBlocked(blocked(...(many as Related)))
    expect(rolesOf(flow).filter((role) => role === 'cause')).toHaveLength(4)
    expect(textsOf(flow, 'impact')).toContain('with 196 more blockers, 29 min 28 s in all')
  })

  test('says what is missing instead of inventing it', () => {
    const side = blocked(unknownBlocker)
    const flow = overviewOfBlocked({ ...side, run: { totals: blockedReport.totals } })
    expect(flow.nodes.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual([
      'Background work',
      'no request ran it',
      'CAUSE NOT KNOWN: blocks the loop 55 ms',
      'no stack was seen during it, unknown',
      'one stall',
      'IMPACT: not known',
      'no request was seen in this run',
      'SOLUTION',
      'no remedy is known for this kind',
    ])
  })

  test('says of a likely cause and of a lower bound that they are', () => {
    const flow = overviewOfBlocked(blocked(jsonBlocker))
    expect(textsOf(flow, 'cause')).toContain('LIKELY CAUSE: blocks the loop 61 ms')
    expect(textsOf(flow, 'cause')).toContain('line 12, JSON.stringify (3.1 MB)')
    expect(textsOf(flow, 'impact')).toContain('at least: seen by the server only')
  })
})

describe('the detailed flow before', () => {
  test('shows every frame with its place, its promise and its line', () => {
    const flow = detailedOfBlocked(blocked(bridgeBlocker))
    expect(flow.nodes[2]?.lines.map(({ text }) => text)).toEqual([
      'SERVICE',
      'TableService.tables',
      'src/services/table-service.ts:87',
      'async tables(query: TablesQuery): Promise<Table[]>',
      'return this.provider.execute(tablesQuery)',
    ])
  })

  test('gives each operation its figures and what it waits in', () => {
    const flow = detailedOfBlocked(blocked(bridgeBlocker))
    expect(textsOf(flow, 'cause')).toEqual([
      'ROOT CAUSE: blocks the loop 412 ms',
      'src/db/postgres-provider.ts:31',
      'const rows = querySync(sql, params)',
      'synchronous call into synckit 0.12.3 (syncFn):',
      'Atomics.wait',
      '35 stalls, kind sync-wait',
      'median 248 ms, longest 412 ms',
      '9.02 s in all: 94 % of all blocked time',
      'computing 96 ms, waiting 8.93 s, gc 4.2 ms',
    ])
  })

  test('names the kind where no call is to blame: a driver that builds what was awaited', () => {
    const { callee: _callee, ...computing } = bridgeBlocker
    const causeOf = (blocker: Blocker) => textsOf(detailedOfBlocked(blocked(blocker)), 'cause').join(' ')
    expect(causeOf({ ...computing, kind: 'row-parse', detail: 'pg@8.23.1: SELECT 1' })).toContain(
      'a driver building a large result pg@8.23.1: SELECT 1',
    )
    expect(causeOf({ ...computing, kind: 'js-cpu' })).toContain('computing in JavaScript: synckit 0.12.3 (syncFn)')
  })

  test('adds the waits up: those of a real stall, and, marked as computed, those of more requests', () => {
    const impact = textsOf(detailedOfBlocked(blocked(bridgeBlocker, fetchBlocker)), 'impact')
    expect(impact.slice(impact.indexOf('In one real stall of 412 ms:'))).toEqual([
      'In one real stall of 412 ms:',
      'GET /users/:id sent 2.1 ms before took 420 ms',
      'GET /healthz sent at 12 ms took 406 ms',
      'GET /users/:id sent at 40 ms took 379 ms',
      'and 35 more waited',
      'If 3 more arrive together, at 324 ms each:',
      '(computed from the medians, not measured)',
      'the 2nd waits 324 ms',
      'the 3rd waits 648 ms',
      'the 4th waits 972 ms',
    ])
  })

  test('counts every stall of a request when a request has several', () => {
    const impact = textsOf(detailedOfBlocked(blocked({ ...bridgeBlocker, count: 35, requests: 7 })), 'impact')
    expect(impact).toContain('the 2nd waits 1.24 s')
  })

  test('computes nothing for work that no request runs', () => {
    const { route: _route, ...background } = { ...bridgeBlocker, phase: 'background' as const }
    expect(textsOf(detailedOfBlocked(blocked(background)), 'impact').join()).not.toContain('arrive together')
  })

  test('explains by the kind, and says where an async function awaits nothing', () => {
    const why = textsOf(detailedOfBlocked(blocked(bridgeBlocker)), 'why').join(' ')
    expect(why).toContain(kinds['sync-wait'].why)
    expect(why).toContain('PostgresProvider.execute is declared async, but this line awaits nothing')
    expect(textsOf(detailedOfBlocked(blocked(jsonBlocker)), 'why').join(' ')).not.toContain('declared async')
  })

  test('folds the middle of a stack of 300 frames and says how much of it', () => {
    const flow = detailedOfBlocked(blocked(deepStackBlocker))
    expect(rolesOf(flow).filter((role) => role === 'frame')).toHaveLength(10)
    expect(textsOf(flow, 'fold')).toEqual(['… 290 more frames …'])
    expect(textsOf(flow, 'frame')).toEqual(expect.arrayContaining(['step0', 'step299']))
  })

  test('shows a recursion once, with its depth', () => {
    const walk = (line: number): Frame => frame({ function: 'walk', file: 'src/walk.ts', line })
    const stack = [...Array.from({ length: 299 }, () => walk(10)), walk(12)]
    const location = { file: 'src/walk.ts', line: 12, column: 1, function: 'walk' }
    const flow = detailedOfBlocked(blocked({ ...bridgeBlocker, stack, location }))
    expect(textsOf(flow, 'frame')).toEqual(['walk', 'src/walk.ts:12', 'recursion, 300 deep'])
  })
})

describe('the flow after', () => {
  test('draws the request on the way to the call that leaves the process', () => {
    const flow = overviewOfFree(free())
    expect(rolesOf(flow)).toEqual(['request', 'frame', 'frame', 'frame', 'fixed', 'gain', 'remote'])
    expect(textsOf(flow, 'fixed')).toEqual(['FIXED: longest stall 23 ms', 'was 412 ms', 'awaits 127.0.0.1:5432'])
    expect(textsOf(flow, 'gain')).toContain('canary p99 401 ms → 4.1 ms')
    expect(flow.edges.at(-1)).toMatchObject({ kind: 'socket', label: 'socket' })
  })

  test('shows in detail what the database was asked', () => {
    expect(textsOf(detailedOfFree(free()), 'remote')).toEqual([
      '127.0.0.1:5432',
      'works off the loop',
      'query:',
      'SELECT name FROM tables WHERE org = $1',
    ])
  })

  test.each([
    ['unchanged', 'unfixed', 'NOT FIXED'],
    ['regressed', 'unfixed', 'WORSE'],
    ['inconclusive', 'fixed', 'AFTER'],
  ] as const)('does not call an %s request fixed', (verdict, role, heading) => {
    expect(textsOf(overviewOfFree(free({ verdict })), role)[0]).toBe(`${heading}: longest stall 23 ms`)
  })

  test('shows the way of what still blocks where no call out of the main thread was seen', () => {
    const { call: _call, ...unseen } = offloadedStrategy
    const flow = overviewOfFree(free({ after: { ...unseen, blockers: [jsonBlocker] } }))
    expect(textsOf(flow, 'frame')).toContain('serializeTables')
    expect(textsOf(flow, 'fixed')).toContain('no call out of the main thread was seen')
    expect(rolesOf(flow)).not.toContain('remote')
    expect(textsOf(flow, 'impact')).toEqual(['Still blocks', 'json in serializeTables', 'longest 61 ms'])
  })
})

describe('both sides', () => {
  function pair() {
    const before = blocked(bridgeBlocker)
    const after = free()
    const ways = alignWays(before.model, after.model)
    return { before: { ...before, model: ways.before }, after: { ...after, model: ways.after } }
  }

  test('have the same ids for the same functions, and for the root cause and what became of it', () => {
    const { before, after } = pair()
    const drawn = drawFlows(overviewOfBlocked(before), overviewOfFree(after))
    const idsOf = (source: string) =>
      Object.fromEntries(
        [...source.matchAll(/^ +(n\d+)[([]+"<b>(.*?)<\/b>/gmu)].map(([, id, name]) => [name, id] as const),
      )
    const [was, is] = [idsOf(drawn.before.source), idsOf(drawn.after.source)]
    for (const name of ['GET /tables', 'getTables', 'TableService.tables']) expect(is[name]).toBe(was[name])
    expect(is['FIXED#58; longest stall 23 ms']).toBe(was['ROOT CAUSE#58; blocks the loop 412 ms'])
    expect(is['PoolProvider.execute']).toBeDefined()
    expect(Object.values(was)).not.toContain(is['PoolProvider.execute'])
  })

  test('say in words what changed, not by colour alone', () => {
    const { before, after } = pair()
    expect(textsOf(overviewOfBlocked(before), 'frame')).toContain('◆ only before')
    expect(textsOf(detailedOfFree(after), 'frame')).toContain('◆ only after')
  })
})

test('renaming a function of the measured program changes the diagram, and nothing else does', () => {
  const renamed: Blocker = JSON.parse(
    JSON.stringify(bridgeBlocker).replaceAll('TableService.tables', 'TableService.names'),
  )
  const [was, is] = [bridgeBlocker, renamed].map((blocker) => drawFlow(detailedOfBlocked(blocked(blocker))).source)
  expect(is).not.toBe(was)
  expect(is).toBe(was?.replaceAll('TableService.tables', 'TableService.names'))
})

describe('what belongs together', () => {
  test('puts the calls of one function on one route into one flow', () => {
    const other = { ...bridgeBlocker, route: 'GET /other' }
    expect(byFunction([bridgeBlocker, jsonBlocker, fetchBlocker, other, unknownBlocker, unknownBlocker])).toEqual([
      [bridgeBlocker, fetchBlocker],
      [jsonBlocker],
      [other],
      [unknownBlocker],
      [unknownBlocker],
    ])
  })

  test("takes all of the story's route, or the worst where nothing blocks the route", () => {
    expect(ofRoute([bridgeBlocker, unknownBlocker, jsonBlocker], 'GET /tables')).toEqual([bridgeBlocker, jsonBlocker])
    expect(ofRoute([unknownBlocker, jsonBlocker], 'GET /else')).toEqual([unknownBlocker])
    expect(ofRoute([], 'GET /tables')).toBeUndefined()
  })
})

describe('the map', () => {
  test('leads from each route to what it runs, with its share of the blocked time', () => {
    const source = drawBlockerMap([bridgeBlocker, jsonBlocker, unknownBlocker])?.source ?? ''
    expect(source.match(/^ {2}r\d --.*$/gmu)).toEqual([
      '  r0 -- "90 #37;" --> n0',
      '  r1 -- "4.3 #37;" --> n0',
      '  r0 -- "5.0 #37;" --> n1',
      '  r2 -- "0.6 #37;" --> n2',
    ])
    expect(source).toContain('<b>background</b>')
  })

  test('counts what is beyond twelve blockers and eight routes', () => {
    const blockers = manyBlockersReport.blockers.map((blocker, index) => ({
      ...blocker,
      routes: [{ route: `GET /${index}`, count: 1, totalMs: blocker.totalMs }],
    }))
    const source = drawBlockerMap(blockers)?.source ?? ''
    expect(source).toContain('and 188 more')
    expect(source.match(/^ {2}r\d\(/gmu)).toHaveLength(8)
    expect(source).toContain('<b>other routes</b>')
  })

  test('is left out where there is one blocker', () => {
    expect(drawBlockerMap([bridgeBlocker])).toBeUndefined()
  })
})
