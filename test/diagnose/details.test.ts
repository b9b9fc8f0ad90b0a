import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { CallRecord, QueryRef, RequestRef, SourceRecord } from '../../src/model.ts'
import { type BuiltStall, frame, recordingOf, request } from './built-recording.ts'

const window = { header: { window: { startMs: 0, endMs: 10_000 } } }
const wholeTable = 'SELECT * FROM measurements'

/** One of a train: each is somewhere else in the driver. */
function reading(
  startMs: number,
  name: string,
  query: QueryRef | undefined,
  of: RequestRef | undefined = request,
): BuiltStall {
  const file = `node_modules/${name === 'parseRow' ? 'pg/lib/result.js' : 'pg-protocol/dist/parser.js'}`
  return {
    startMs,
    durationMs: 60,
    captures: [15, 30, 45].map((ms) => ({
      atMs: startMs + ms,
      frames: [frame(name, file, 10), frame('onStreamRead', 'node:internal/stream_base_commons', 190)],
      ...(of === undefined ? {} : { request: of }),
      ...(query === undefined ? {} : { query }),
    })),
  }
}

const versions = new Map<string, SourceRecord>(
  [
    ['/app/node_modules/pg/lib/result.js', 'pg@8.23.1'],
    ['/app/node_modules/pg-protocol/dist/parser.js', 'pg-protocol@1.16.1'],
  ].map(([file = '', name = '']) => {
    const at = `${file}:10:5`
    return [at, { type: 'source', at, file, line: 10, column: 5, package: name }]
  }),
)

function blockersOf(stalls: BuiltStall[], calls: Partial<CallRecord>[] = []) {
  const stacks = new Map([[1000, [frame('rowsOf', 'storage.js', 9)]]])
  const recorded = calls.map(
    (call): CallRecord => ({ type: 'call', process: '1', atMs: 1, request, to: 'a database', stack: 1000, ...call }),
  )
  const recording = recordingOf(stalls, { ...window, stacks, calls: recorded })
  recording.sources = versions
  return diagnose(recording, '1.0.0').blockers
}

describe('a train of stalls in which a driver reads rows', () => {
  const train = [
    reading(1000, 'parse', { text: wholeTable, rows: 20_000 }),
    reading(1100, 'parseRow', { text: wholeTable, rows: 60_000 }),
    reading(1200, 'parse', { text: wholeTable, rows: 5000 }, { ...request, id: 8 }),
  ]

  it('is one blocker, with its stalls, its requests, the driver, the query and the most rows seen', () => {
    expect(blockersOf(train)).toMatchObject([
      {
        kind: 'row-parse',
        count: 3,
        requests: 2,
        totalMs: 180,
        detail: `pg@8.23.1: ${wholeTable}, at least 60,000 rows`,
      },
    ])
  })

  it('is blamed on the line that asked', () => {
    expect(blockersOf(train, [{ query: wholeTable }, { query: 'SELECT 1', stack: 5 }])).toMatchObject([
      { count: 3, confidence: 'likely', location: { file: 'storage.js', line: 9, function: 'rowsOf' } },
    ])
  })

  it('is of the one route that asks the query, where a pooled client tells no request', () => {
    const unknown = train.map((stall) => {
      const captures = stall.captures?.map(({ request: _, ...capture }) => capture)
      return { ...stall, captures: captures ?? [] }
    })
    const [blocker, ...others] = blockersOf(unknown, [{ query: wholeTable }])
    expect(others).toEqual([])
    expect(blocker).toMatchObject({
      route: 'GET /slow/:id',
      phase: 'request',
      count: 3,
      location: { file: 'storage.js' },
    })
    expect(blocker).not.toHaveProperty('requests')
    const two = blockersOf(unknown, [
      { query: wholeTable },
      { query: wholeTable, request: { id: 9, method: 'GET', path: '/other' } },
    ])
    expect(two).toMatchObject([{ phase: 'background', count: 3 }])
    expect(two[0]).not.toHaveProperty('route')
  })

  it('is another blocker for another query, where no line is known', () => {
    const other = reading(1300, 'parse', { text: 'SELECT * FROM users' })
    expect(blockersOf([...train, other]).map(({ count, detail }) => [count, detail])).toEqual([
      [3, `pg@8.23.1: ${wholeTable}, at least 60,000 rows`],
      [1, 'pg-protocol@1.16.1: SELECT * FROM users'],
    ])
  })

  it('has the driver alone where the query is not known', () => {
    expect(blockersOf([reading(1000, 'parseRow', undefined)])[0]?.detail).toBe('pg@8.23.1')
  })
})

describe('what a blocker was busy with', () => {
  const handler = frame('handler', 'routes.js', 12)

  function returned(callee: string, detail: string, calls: number): BuiltStall {
    const taken = { via: 'return' as const, callee, detail, frames: [handler], request }
    return {
      startMs: 1000,
      durationMs: 100,
      captures: [20, 40, 60, 80].map((ms) => ({ atMs: 1000 + ms, calls, ...taken })),
    }
  }

  it('is how many cheap calls were seen, at least', () => {
    const interrupts = [25, 45, 65].map((ms) => ({ atMs: 1000 + ms, frames: [handler], request }))
    const stall = returned('fs.existsSync', 'file7', 3000)
    const captures = [...(stall.captures ?? []), ...interrupts].sort((a, b) => a.atMs - b.atMs)
    expect(blockersOf([{ ...stall, captures }])[0]).toMatchObject({
      kind: 'many-small',
      callee: 'fs.existsSync',
      detail: 'at least 12,000 calls of fs.existsSync in one stall',
    })
  })

  it('is what the wrapped call said', () => {
    expect(blockersOf([returned('fs.readFileSync', 'a.json, 5.0 MiB', 1)])[0]?.detail).toBe('a.json, 5.0 MiB')
  })

  it('is what a long call said as it came back, also where an interrupt got into it before', () => {
    const late = { atMs: 1190, askedAtMs: 1015, frames: [frame('JSON.stringify', ''), handler], request }
    const [back] = returned('JSON.stringify', '9,000,000 characters', 1).captures ?? []
    const captures = [late, ...(back === undefined ? [] : [{ ...back, atMs: 1198, isLater: true }])]
    expect(blockersOf([{ startMs: 1000, durationMs: 200, captures }])).toMatchObject([
      { kind: 'json', count: 1, detail: '9,000,000 characters' },
    ])
  })

  it('is nothing that computing code happened to call', () => {
    const captures = [15, 30, 45, 60].map((ms) => ({
      atMs: 1000 + ms,
      frames: [frame('spin', 'math.js', 3), handler],
      request,
    }))
    const call = {
      atMs: 1075,
      via: 'return' as const,
      callee: 'JSON.parse',
      detail: '20 characters',
      calls: 1,
      frames: [handler],
      request,
    }
    const [blocker] = blockersOf([{ startMs: 1000, durationMs: 100, captures: [...captures, call] }])
    expect(blocker?.kind).toBe('js-cpu')
    expect(blocker).not.toHaveProperty('detail')
  })

  it.each([
    [{ text: '/(a+)+$/' }, '/(a+)+$/'],
    [{ text: '/(a+)+$/i', name: 'WORDS' }, 'likely /(a+)+$/i (WORDS)'],
  ])('is the regular expression of the line', (pattern, detail) => {
    const frames = [frame('RegExp.test', ''), handler]
    const captures = [15, 40, 65].map((ms) => ({ atMs: 1000 + ms, frames, request }))
    const recording = recordingOf([{ startMs: 1000, durationMs: 100, captures }], window)
    const at = '/app/routes.js:12:5'
    recording.sources = new Map([[at, { type: 'source', at, file: '/app/routes.js', line: 12, column: 5, pattern }]])
    expect(diagnose(recording, '1.0.0').blockers[0]).toMatchObject({ kind: 'regexp', detail })
  })
})

describe('background work', () => {
  const spin = frame('spin', 'math.js', 3)

  function byTimer(startMs: number, ms: number): BuiltStall {
    const frames = [spin, frame('listOnTimeout', 'node:internal/timers', 581)]
    const timer = { ms, isRepeated: false }
    return {
      startMs,
      durationMs: 60,
      captures: [15, 30, 45].map((after) => ({ atMs: startMs + after, frames, timer })),
    }
  }

  it('names the two timers that cost most, and counts the others', () => {
    const stalls = [byTimer(1000, 10), byTimer(1100, 20), byTimer(1200, 20), byTimer(1300, 30), byTimer(1400, 10)]
    expect(blockersOf(stalls)[0]).toMatchObject({
      phase: 'background',
      count: 5,
      origin: 'setTimeout (after 10 ms); setTimeout (after 20 ms); and 1 more',
    })
  })

  it('has an origin only where no request asked for it', () => {
    const stall = byTimer(1000, 10)
    const captures = stall.captures?.map((capture) => ({ ...capture, request }))
    const [blocker] = blockersOf([{ ...stall, captures: captures ?? [] }])
    expect(blocker?.phase).toBe('request')
    expect(blocker).not.toHaveProperty('origin')
  })
})

describe('the call that shows how a route flows', () => {
  it('holds what the route asked databases, each once, in the order of asking', () => {
    const stacks = new Map([[1000, [frame('rowsOf', 'storage.js', 9)]]])
    const asked = ['SELECT 1', undefined, 'SELECT 2', 'SELECT 1', 'a', 'b', 'c', 'd'].map(
      (query): CallRecord => ({
        type: 'call',
        process: '1',
        atMs: 1,
        request,
        to: 'a database',
        stack: 1000,
        ...(query === undefined ? {} : { query }),
      }),
    )
    const reportOf = (calls: CallRecord[]) => diagnose(recordingOf([], { ...window, stacks, calls }), '1.0.0')
    expect(reportOf(asked).calls).toMatchObject([{ queries: ['SELECT 1', 'SELECT 2', 'a', 'b', 'c'] }])
    expect(reportOf(asked.slice(1, 2)).calls[0]).not.toHaveProperty('queries')
  })
})
