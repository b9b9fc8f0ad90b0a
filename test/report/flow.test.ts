import { expect, test } from 'vitest'
import type { Blocker, ScenarioComparison } from '../../src/model.ts'
import { flowOfBlocker } from '../../src/report/flow/blocker-flow.ts'
import { flowOfCall } from '../../src/report/flow/call-flow.ts'
import { drawFlow } from '../../src/report/flow/draw-flow.ts'
import type { Flow } from '../../src/report/flow/graph.ts'
import {
  blockedReport,
  blockingStrategy,
  bridgeBlocker,
  deepStackBlocker,
  jsonBlocker,
  offloadedStrategy,
  tablesScenario,
  unknownBlocker,
} from './fixtures.ts'

const sides = { before: blockingStrategy, after: offloadedStrategy, thresholdMs: 20 }

function textsOf(flow: Flow, role: string): string[] {
  return flow.nodes.filter((node) => node.role === role).flatMap(({ lines }) => lines.map(({ text }) => text))
}

test('leads from the request through every user frame and the library to the root cause', () => {
  const flow = flowOfBlocker(blockedReport, bridgeBlocker)
  expect(flow.nodes.map(({ role }) => role)).toEqual([
    'request',
    'frame',
    'frame',
    'frame',
    'library',
    'cause',
    'impact',
    'solution',
  ])
  expect(textsOf(flow, 'frame')).toContain('src/services/table-service.ts:87')
  expect(textsOf(flow, 'library')).toEqual(['synckit 0.12.3', 'syncFn', 'node_modules/synckit/lib/index.js:318'])
  expect(textsOf(flow, 'cause')).toEqual(
    expect.arrayContaining([
      'ROOT CAUSE: blocks the loop 412 ms',
      'sync-wait: Atomics.wait',
      '35 stalls, 9.02 s in all',
    ]),
  )
  expect(textsOf(flow, 'impact')).toEqual(
    expect.arrayContaining([
      'IMPACT: 1,238 other requests waited',
      '871 × GET /healthz, 2 min 1 s',
      'and 1 more route',
    ]),
  )
})

test('takes the innermost user frame for the cause where no library stands between', () => {
  const flow = flowOfBlocker(blockedReport, jsonBlocker)
  expect(flow.nodes.map(({ role }) => role)).toEqual(['request', 'frame', 'cause', 'impact', 'solution'])
  expect(textsOf(flow, 'cause')).toContain('LIKELY CAUSE: blocks the loop 61 ms')
  expect(textsOf(flow, 'impact')).toContain('at least: seen by the server only')
})

test('renaming a function of the measured program changes the diagram', () => {
  const renamed: Blocker = JSON.parse(JSON.stringify(bridgeBlocker).replaceAll('TableService.tables', 'Catalog.list'))
  const [was, is] = [bridgeBlocker, renamed].map((blocker) => drawFlow(flowOfBlocker(blockedReport, blocker)).source)
  expect(is).not.toBe(was)
  expect(is).toBe(was?.replaceAll('TableService.tables', 'Catalog.list'))
})

test('says what is missing instead of inventing it', () => {
  const flow = flowOfBlocker({ totals: blockedReport.totals }, unknownBlocker)
  const texts = flow.nodes.flatMap(({ lines }) => lines.map(({ text }) => text))
  expect(texts).toEqual([
    'Background work',
    'no request ran it',
    'CAUSE NOT KNOWN: blocks the loop 55 ms',
    'unknown',
    'no stack was seen during it',
    'one stall',
    'IMPACT: not known',
    'no request was seen in this run',
    'SOLUTION',
    'no remedy is known for this kind',
  ])
})

test('folds the middle of a stack of 300 frames and says how much of it', () => {
  const flow = flowOfBlocker(blockedReport, deepStackBlocker)
  expect(flow.nodes.filter(({ role }) => role === 'frame')).toHaveLength(10)
  expect(textsOf(flow, 'fold')).toEqual(['… 289 more frames …'])
  expect(textsOf(flow, 'frame')).toEqual(expect.arrayContaining(['step0', 'step298']))
})

test('draws the request after on the way to the call that leaves the process', () => {
  const flow = flowOfCall(tablesScenario, sides)
  expect(flow.nodes.map(({ role }) => role)).toEqual(['request', 'frame', 'frame', 'fixed', 'gain', 'remote'])
  expect(textsOf(flow, 'fixed')).toEqual(
    expect.arrayContaining([
      'FIXED: longest stall 23 ms (was 412 ms)',
      'awaits 127.0.0.1:5432',
      'in PoolProvider.execute',
      'src/db/pool-provider.ts:19',
    ]),
  )
  expect(textsOf(flow, 'gain')).toContain('canary p99 401 ms → 4.1 ms')
  expect(flow.edges.at(-1)).toMatchObject({ kind: 'socket', label: 'socket' })
})

test.each([
  ['unchanged', 'unfixed', 'NOT FIXED'],
  ['regressed', 'unfixed', 'WORSE'],
  ['inconclusive', 'fixed', 'AFTER'],
] as const)('does not call an %s request fixed', (verdict, role, heading) => {
  const scenario: ScenarioComparison = { ...tablesScenario, verdict }
  expect(textsOf(flowOfCall(scenario, sides), role)[0]).toBe(`${heading}: longest stall 23 ms (was 412 ms)`)
})

test('says that the way is not known where no call out of the process was seen, and what still blocks', () => {
  const { call: _call, ...unseen } = offloadedStrategy
  const flow = flowOfCall(tablesScenario, { ...sides, after: { ...unseen, blockers: [jsonBlocker] } })
  expect(textsOf(flow, 'fixed')).toContain('no call out of the process was seen:')
  expect(flow.nodes.some(({ role }) => role === 'remote')).toBe(false)
  expect(textsOf(flow, 'impact')).toEqual(['Still blocks', 'json in serializeTables', 'longest 61 ms'])
})
