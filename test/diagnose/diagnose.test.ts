import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import { type BuiltStall, frame, recordingOf, request } from './built-recording.ts'

const handler = frame('handler', 'routes.js', 12, true)
const service = frame('Service.load', 'service.js', 30)
const window = { header: { window: { startMs: 0, endMs: 10_000 } } }

function readStall(startMs: number, durationMs: number, line = 30, callee = 'fs.readFileSync'): BuiltStall {
  const frames = [frame('Service.load', 'service.js', line), handler]
  const endMs = startMs + durationMs
  return {
    startMs,
    durationMs,
    record: { cpuMs: 5 },
    captures: [
      {
        atMs: endMs - 1,
        via: 'return',
        callee,
        detail: 'big.json, 9.0 MiB',
        calls: 1,
        frames,
        request,
      },
      {
        atMs: endMs - 0.8,
        askedAtMs: startMs + 15,
        frames: [frame('wrapped', 'file:///loopcheck/probe/wrap.js'), ...frames],
        request,
      },
    ],
  }
}

function loopStall(startMs: number, lines: number[]): BuiltStall {
  const captures = lines.map((line, index) => ({
    atMs: startMs + 15 + index * 20,
    frames: [frame('compute', 'math.js', line), service, handler],
    request,
  }))
  return { startMs, durationMs: 15 + lines.length * 20, captures }
}

describe('diagnose', () => {
  it("blames the user's line for a native call, with callee, detail, route and kind", () => {
    const { blockers, verdict } = diagnose(recordingOf([readStall(1000, 200)], window), '1.0.0')
    expect(blockers).toHaveLength(1)
    expect(blockers[0]).toMatchObject({
      kind: 'sync-fs',
      confidence: 'exact',
      location: { file: 'service.js', line: 30, function: 'Service.load' },
      callee: 'fs.readFileSync',
      detail: 'big.json, 9.0 MiB',
      route: 'GET /slow/:id',
      phase: 'request',
      count: 1,
    })
    expect(verdict.status).toBe('blocked')
    expect(verdict.text).toContain('service.js:30')
  })

  it('names the remedies that fit the call', () => {
    const remediesOf = (callee: string) => {
      const [blocker] = diagnose(recordingOf([readStall(1000, 200, 30, callee)], window), '1.0.0').blockers
      return blocker?.fixes.map(({ id }) => id)
    }
    expect(remediesOf('fs.readFileSync')?.[0]).toBe('async-api')
    expect(remediesOf('fs.writeFileSync')).toEqual(['async-api', 'smaller-pieces'])
  })

  it('shows the way from the request to the call, outermost first', () => {
    const [blocker] = diagnose(recordingOf([readStall(1000, 200)], window), '1.0.0').blockers
    expect(blocker?.stack.map(({ function: name }) => name)).toEqual(['handler', 'Service.load'])
  })

  it('puts all lines of a loop under one blocker, at the line with most of the time', () => {
    const { blockers } = diagnose(
      recordingOf([loopStall(1000, [7, 8, 8, 8, 9]), loopStall(3000, [8, 8, 7])], window),
      '1.0.0',
    )
    expect(blockers).toHaveLength(1)
    expect(blockers[0]).toMatchObject({ kind: 'js-cpu', count: 2, location: { file: 'math.js', line: 8 } })
  })

  it('blames the caller when its time is spread over many helpers', () => {
    const helpers = ['a', 'b', 'c', 'd', 'e']
    const captures = helpers.map((name, index) => ({
      atMs: 1015 + index * 20,
      frames: [frame(name, 'helpers.js', index + 1), frame('sumAll', 'sum.js', 40), handler],
      request,
    }))
    const [blocker] = diagnose(recordingOf([{ startMs: 1000, durationMs: 115, captures }], window), '1.0.0').blockers
    expect(blocker?.location).toMatchObject({ function: 'sumAll', file: 'sum.js', line: 40 })
  })

  it('tells two native calls of one stall apart, each with its own time', () => {
    const execute = [frame('query', 'db.js', 22), handler]
    const fetchAll = [frame('query', 'db.js', 23), handler]
    const captures = [
      { atMs: 1200, via: 'return' as const, callee: 'Atomics.wait', frames: execute, request },
      { atMs: 1200.3, askedAtMs: 1015, frames: execute, request },
      { atMs: 1300, via: 'return' as const, callee: 'Atomics.wait', frames: fetchAll, request },
      { atMs: 1300.3, askedAtMs: 1205, frames: fetchAll, request },
    ]
    const { blockers } = diagnose(
      recordingOf([{ startMs: 1000, durationMs: 305, captures, record: { cpuMs: 2 } }], window),
      '1.0.0',
    )
    expect(blockers.map(({ kind, location }) => [kind, location?.line])).toEqual([
      ['sync-wait', 22],
      ['sync-wait', 23],
    ])
    expect(blockers[0]?.totalMs).toBeCloseTo(200, -1)
    expect(blockers[1]?.id).toBe(`${blockers[0]?.id}-2`)
  })

  it('keeps the id of a blocker when its line shifts', () => {
    const id = (line: number) => diagnose(recordingOf([readStall(1000, 200, line)], window), '1.0.0').blockers[0]?.id
    expect(id(30)).toBe(id(99))
  })

  it('never guesses where there is no stack', () => {
    const [blocker] = diagnose(recordingOf([{ startMs: 1000, durationMs: 100 }], window), '1.0.0').blockers
    expect(blocker).toMatchObject({ kind: 'unknown', confidence: 'unknown' })
    expect(blocker?.location).toBeUndefined()
  })

  it('says likely for a late stack that came straight from JavaScript', () => {
    const captures = [{ atMs: 1190, askedAtMs: 1015, frames: [service, handler], request }]
    const [blocker] = diagnose(recordingOf([{ startMs: 1000, durationMs: 200, captures }], window), '1.0.0').blockers
    expect(blocker).toMatchObject({ kind: 'native', confidence: 'likely', location: { line: 30 } })
  })

  it('blames nobody when the machine gave no CPU, and says so', () => {
    const starved = { startMs: 1000, durationMs: 60, record: { cpuMs: 4, runQueueMs: 55 } }
    const report = diagnose(recordingOf([starved], window), '1.0.0')
    expect(report.blockers).toEqual([])
    expect(report.totals.stalls).toBe(0)
    expect(report.verdict.status).toBe('starved')
    expect(report.notices.map(({ kind }) => kind)).toContain('cpu-starvation')
  })

  it('keeps what happened before the program listened out of the totals', () => {
    const stall = { ...readStall(100, 300), record: { cpuMs: 5, isStartup: true } }
    const report = diagnose(recordingOf([stall]), '1.0.0')
    expect(report.verdict.status).toBe('clean')
    expect(report.totals.stalls).toBe(0)
    expect(report.blockers[0]).toMatchObject({ phase: 'startup' })
  })

  it('leaves warm-up out', () => {
    const report = diagnose(
      recordingOf([readStall(1000, 200), readStall(6000, 300)], { header: { window: { startMs: 5000, endMs: 9000 } } }),
      '1.0.0',
    )
    expect(report.totals).toMatchObject({ stalls: 1, durationMs: 4000, longestMs: 300 })
  })

  it('says background where no request is behind a stall', () => {
    const captures = [
      { atMs: 1016, frames: [frame('tick', 'timer.js', 3), frame('listOnTimeout', 'node:internal/timers', 500)] },
    ]
    const [blocker] = diagnose(recordingOf([{ startMs: 1000, durationMs: 80, captures }], window), '1.0.0').blockers
    expect(blocker).toMatchObject({ phase: 'background', location: { file: 'timer.js' } })
    expect(blocker?.route).toBeUndefined()
  })

  it('names the library that the call went through, and its version', () => {
    const library = frame('syncFn', 'node_modules/synckit/lib/index.js', 5)
    const recording = recordingOf(
      [
        {
          startMs: 1000,
          durationMs: 200,
          captures: [
            { atMs: 1190, via: 'return', callee: 'Atomics.wait', frames: [library, service, handler], request },
          ],
        },
      ],
      window,
    )
    recording.sources.set(`${library.file}:5:5`, {
      type: 'source',
      at: `${library.file}:5:5`,
      file: library.file,
      line: 5,
      column: 5,
      package: 'synckit@0.12.3',
    })
    const [blocker] = diagnose(recording, '1.0.0').blockers
    expect(blocker).toMatchObject({
      location: { file: 'service.js' },
      library: { package: 'synckit', version: '0.12.3', function: 'syncFn' },
    })
  })

  it('orders blockers by what they cost', () => {
    const { blockers } = diagnose(recordingOf([loopStall(1000, [7, 7]), readStall(3000, 900)], window), '1.0.0')
    expect(blockers.map(({ kind }) => kind)).toEqual(['sync-fs', 'js-cpu'])
    expect(blockers.reduce((sum, blocker) => sum + blocker.share, 0)).toBeCloseTo(1)
  })

  it('gives the same report for the same recording', () => {
    const build = () => diagnose(recordingOf([readStall(1000, 200), loopStall(3000, [7, 8, 8])], window), '1.0.0')
    expect(build()).toEqual(build())
  })

  it('says that nothing was recorded', () => {
    const recording = { ...recordingOf([]), processes: [] }
    expect(diagnose(recording, '1.0.0').verdict).toEqual({
      status: 'inconclusive',
      text: 'Inconclusive: no Node.js process was recorded.',
    })
  })
})
