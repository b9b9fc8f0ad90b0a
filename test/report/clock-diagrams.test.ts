import { expect, test } from 'vitest'
import { drawClock } from '../../src/report/clock.ts'
import { drawGantt } from '../../src/report/gantt.ts'
import { drawSequence } from '../../src/report/sequence.ts'
import { blockingStrategy, bridgeBlocker, jsonBlocker, offloadedStrategy } from './fixtures.ts'

const sides = { before: blockingStrategy, blocker: bridgeBlocker, after: offloadedStrategy }

function messagesOf(source: string | undefined): string[] {
  return (source ?? '')
    .split('\n')
    .filter((line) => line.includes('p1: t=') || line.includes('p2: '))
    .map((line) => line.trim())
}

test('draws who was sent before the stall outside of it, and the answers in their order', () => {
  const source = drawSequence(bridgeBlocker)?.source
  const lines = (source ?? '').split('\n').map((line) => line.trim())
  const early = lines.findIndex((line) => line.includes('not answered yet'))
  expect(early).toBeGreaterThan(0)
  expect(early).toBeLessThan(lines.findIndex((line) => line.includes('the stall begins')))
  expect(messagesOf(source).filter((line) => line.includes('took'))).toEqual([
    'p1-->>p2: t=418 ms GET /users/#58;id 200, took 420 ms',
    'p1-->>p2: t=418 ms GET /healthz 200, took 406 ms',
    'p1-->>p2: t=419 ms GET /users/#58;id 200, took 379 ms',
    'p1-->>p2: t=420 ms GET /healthz 200, took 320 ms',
  ])
  expect(messagesOf(source).at(-2)).toBe('p1--xp2: POST /login, no answer')
  expect(messagesOf(source).at(-1)).toContain('and 33 more')
})

test('draws no sequence and no clock where no stall was seen with its victims', () => {
  expect(drawSequence(jsonBlocker)).toBeUndefined()
  expect(drawGantt({ ...sides, blocker: jsonBlocker })).toBeUndefined()
})

test('sets the stall and its victims on one clock that begins with the first of them, in at most eight bars', () => {
  const bars = barsOf(drawGantt(sides)?.source)
  expect(bars.slice(0, 3)).toEqual([
    'GET /tables blocks the loop 412 ms :crit, t0, 2, 415',
    'GET /users/#58;id took 420 ms :done, t1, 0, 420',
    'GET /healthz took 406 ms :done, t2, 14, 420',
  ])
  expect(bars.at(-1)).toBe('canary, median 1.2 ms :t7, 0, 1')
  expect(bars).toHaveLength(8)
})

test('shows the slowest request after with those that took longest meanwhile, where requests are listed one by one', () => {
  const meanwhile = [20, 2, 6, 4].map((tookMs, index) => ({
    ...{ route: 'GET /healthz', sentMs: 30 * index, answeredMs: 30 * index + tookMs, status: 200 },
  }))
  const slowestRequest = { route: 'GET /tables', tookMs: 390, status: 200, meanwhile, meanwhileCount: 19 }
  const bars = barsOf(drawGantt({ ...sides, after: { ...offloadedStrategy, slowestRequest } })?.source)
  expect(bars.filter((bar) => !/:(?:crit|done)/u.test(bar))).toEqual([
    'GET /tables took 390 ms :t5, 0, 390',
    'GET /healthz took 20 ms :t6, 0, 20',
    'GET /healthz took 6 ms :t7, 60, 66',
    'GET /healthz took 4 ms :t8, 90, 94',
  ])
})

test('shows a real stall below where one with victims is left after', () => {
  const bars = barsOf(drawGantt({ ...sides, after: { ...offloadedStrategy, blockers: [bridgeBlocker] } })?.source)
  expect(bars.filter((bar) => bar.includes('blocks the loop'))).toHaveLength(2)
})

test('keeps a route that is named like a command of Mermaid from being one', () => {
  const example = { ...bridgeBlocker.example, route: 'section x' } as NonNullable<typeof bridgeBlocker.example>
  const [bar] = barsOf(drawGantt({ ...sides, blocker: { ...bridgeBlocker, example } })?.source)
  expect(bar).toBe('#115;ection x blocks the loop 412 ms :crit, t0, 2, 415')
})

test('draws any number of sections on one clock, each bar in its tone', () => {
  const source = drawClock({
    title: 'cells',
    description: 'three cells',
    sections: [
      { title: 'BEFORE', spans: [{ text: 'GET /slow', fromMs: 0, toMs: 812, tone: 'blocks' }] },
      { title: 'AFTER', spans: [{ text: 'GET /slow', fromMs: 3, toMs: 34, tone: 'good' }] },
      { title: 'AFTER: pool of 4', spans: [{ text: 'GET /slow', fromMs: -4, toMs: 0.2, tone: 'waits' }] },
    ],
  }).source
  expect(source.match(/^ {2}section .*$/gmu)).toEqual([
    '  section BEFORE',
    '  section AFTER',
    '  section AFTER#58; pool of 4',
  ])
  expect(barsOf(source)).toEqual(['GET /slow :crit, t0, 0, 812', 'GET /slow :t1, 3, 34', 'GET /slow :done, t2, 0, 1'])
})

test('counts the bars of a section that holds too many, and draws no more than eight sections', () => {
  const spans = Array.from({ length: 40 }, (_, index) => ({
    text: `GET /${index}`,
    fromMs: index,
    toMs: index + 10,
    tone: 'good' as const,
  }))
  const section = { title: 'BEFORE', spans }
  const { source } = drawClock({ title: 'a', description: 'b', sections: Array.from({ length: 20 }, () => section) })
  expect(source.match(/^ {2}section /gmu)).toHaveLength(8)
  expect(barsOf(source).slice(0, 12).at(-1)).toBe('#97;nd 29 more :t11, 11, 49')
})

function barsOf(source: string | undefined): string[] {
  return (source ?? '')
    .split('\n')
    .filter((line) => / :(?:crit, |done, )?t\d/u.test(line))
    .map((line) => line.trim())
}
