import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { LoadRecord, SentRecord } from '../../src/model.ts'
import { type BuiltProcess, recordingOfProcesses } from './built-processes.ts'
import { type BuiltStall, frame, request } from './built-recording.ts'

const load: LoadRecord = {
  ...{
    type: 'load',
    startMs: 0,
    endMs: 10_000,
    connections: 2,
    sent: 1,
    answered: 1,
    notOk: 0,
    errors: 0,
    ownLongestMs: 1,
  },
  targets: [{ method: 'GET', path: '/slow/1', role: 'load' }],
}
/** Sent in the middle of the stall at 2000 ms. */
const sent: SentRecord[] = [{ type: 'sent', target: [0], sentMs: [2050], answeredMs: [2300], status: [200] }]

function loopAt(startMs: number, file: string, durationMs = 200): BuiltStall {
  const frames = [frame('compute', file, 9), frame('handler', 'routes.js', 12, true)]
  return { startMs, durationMs, captures: [20, 60, 100].map((at) => ({ atMs: startMs + at, frames, request })) }
}

const noServer = { listens: [] }

function worker(number: number, more: Partial<BuiltProcess> = {}): BuiltProcess {
  return {
    record: { process: `${number}0-5`, role: 'cluster-worker', number, pid: number * 10, ppid: 1, atMs: 5 },
    answered: 10,
    ...more,
  }
}

const primary: BuiltProcess = { record: { process: '1-0', pid: 1, atMs: 0 } }

describe('the report of several processes', () => {
  it('merges the same blocker over all that serve, and says how much was where', () => {
    const report = diagnose(
      recordingOfProcesses([
        primary,
        worker(1, { stalls: [loopAt(1000, 'a.js')] }),
        worker(2, { stalls: [loopAt(1000, 'a.js'), loopAt(2000, 'a.js'), loopAt(3000, 'b.js')] }),
      ]),
      'test',
    )
    expect(report.blockers.map(({ location, count, processes }) => [location?.file, count, processes])).toEqual([
      [
        'a.js',
        3,
        [
          { process: '20-5', count: 2, totalMs: 400 },
          { process: '10-5', count: 1, totalMs: 200 },
        ],
      ],
      ['b.js', 1, [{ process: '20-5', count: 1, totalMs: 200 }]],
    ])
    const [, first, second] = report.processes ?? []
    expect(first?.blockers).toMatchObject([{ count: 1, totalMs: 200 }])
    expect(second?.blockers).toMatchObject([
      { count: 2, totalMs: 400 },
      { count: 1, totalMs: 200 },
    ])
    expect([first?.totals.stalls, second?.totals.stalls]).toEqual([1, 3])
  })

  it('takes its totals and verdict from the serving process that was blocked most', () => {
    const report = diagnose(
      recordingOfProcesses([
        primary,
        worker(1, { answered: 900 }),
        worker(2, { stalls: [loopAt(1000, 'a.js')], answered: 3 }),
      ]),
      'test',
    )
    expect(report.totals.blockedMs).toBe(200)
    expect(report.verdict.status).toBe('blocked')
    expect(report.verdict.text).toContain('in cluster worker 2 (pid 20), 1 of 3 processes blocked')
    expect(report.target.pid).toBe(20)
  })

  it('adds the requests of a route over the processes, each once', () => {
    const report = diagnose(
      recordingOfProcesses([primary, worker(1), worker(2, { answered: 5, stalls: [loopAt(1000, 'a.js')] })]),
      'test',
    )
    expect(report.routes).toMatchObject([{ route: 'GET /slow/:id', requests: 15, meanMs: 5, blockedMs: 200 }])
  })

  it('counts who waited from the requests in flight where the client cannot know which process it was', () => {
    const stalls = [loopAt(2000, 'a.js')]
    const alone = diagnose(recordingOfProcesses([worker(1, { stalls })], { load, sent }), 'test')
    expect(alone.blockers[0]?.victims).toMatchObject({ measuredAt: 'client', requests: 1 })
    const two = diagnose(recordingOfProcesses([worker(1, { stalls }), worker(2)], { load, sent }), 'test')
    expect(two.blockers[0]?.victims).toMatchObject({ measuredAt: 'none', requests: 0 })
    expect(two.notices.filter(({ kind }) => kind === 'victims-lower-bound')).toHaveLength(1)
    expect(two.load).toMatchObject({ sent: 1, latency: { maxMs: 250 } })
  })

  it('follows the client where a primary only hands connections on', () => {
    const report = diagnose(
      recordingOfProcesses([primary, worker(1, { stalls: [loopAt(2000, 'a.js')] })], { load, sent }),
      'test',
    )
    expect(report.blockers[0]?.victims).toMatchObject({ measuredAt: 'client', requests: 1 })
  })

  it('lists no blocker of a child that serves nobody, and keeps a clean verdict', () => {
    const child: BuiltProcess = {
      record: { process: '7-9', pid: 7, ppid: 1, atMs: 9 },
      stalls: [loopAt(1000, 'job.js', 900)],
      more: noServer,
    }
    const report = diagnose(recordingOfProcesses([{ ...primary, answered: 4 }, child]), 'test')
    expect(report.blockers).toEqual([])
    expect(report.verdict.status).toBe('clean')
    expect(report.processes?.[1]).toMatchObject({
      ...{ role: 'child', parent: '1-0', isServing: false, verdict: { status: 'blocked' } },
      blockers: [{ location: { file: 'job.js' }, totalMs: 900 }],
    })
  })

  it.each([
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
    '/usr/local/bin/npx',
    '/app/node_modules/tsx/dist/cli.mjs',
    'C:\\app\\node_modules\\nodemon\\bin\\nodemon.js',
  ])('never blames a wrapper, not even one that listens: %s', (entry) => {
    const wrapper: BuiltProcess = {
      record: { process: '3-0', pid: 3, atMs: 0, argv: ['node', entry] },
      stalls: [loopAt(100, '/usr/lib/node_modules/npm/lib/npm.js', 5000)],
      more: { listens: [{ type: 'listen', process: '3-0', atMs: 1, address: '/tmp/tsx-0/3.pipe' }] },
    }
    const script: BuiltProcess = {
      record: { process: '4-9', pid: 4, ppid: 3, atMs: 9 },
      stalls: [loopAt(1000, 'a.js')],
      more: noServer,
    }
    const report = diagnose(recordingOfProcesses([wrapper, script]), 'test')
    expect(report.processes?.map(({ role }) => role)).toEqual(['wrapper', 'main'])
    expect(report.blockers.map(({ location }) => location?.file)).toEqual(['a.js'])
    expect(report.target.pid).toBe(4)
    const serving = diagnose(recordingOfProcesses([{ ...wrapper, answered: 2 }, script]), 'test')
    expect(serving.target.pid).toBe(3)
  })

  it('keeps two processes with one pid apart, and finds the right parent of each', () => {
    const report = diagnose(
      recordingOfProcesses([
        { record: { process: '1-0', pid: 1, ppid: 0, atMs: 0 }, answered: 1 },
        { record: { process: '8-10', pid: 8, ppid: 1, atMs: 10 }, more: noServer, stalls: [loopAt(100, 'old.js')] },
        { record: { process: '9-20', pid: 9, ppid: 8, atMs: 20 }, more: noServer },
        { record: { process: '8-5000', pid: 8, ppid: 1, atMs: 5000 }, more: noServer },
        { record: { process: '11-5001', pid: 11, ppid: 8, atMs: 5001 }, more: noServer },
      ]),
      'test',
    )
    const parents = report.processes?.map(({ id, parent }) => [id, parent])
    expect(parents).toEqual([
      ['1-0', undefined],
      ['8-10', '1-0'],
      ['9-20', '8-10'],
      ['8-5000', '1-0'],
      ['11-5001', '8-5000'],
    ])
    expect(report.processes?.map(({ totals }) => totals.stalls)).toEqual([0, 1, 0, 0, 0])
  })

  it('keeps worker threads out of processes, totals and verdict', () => {
    const record: BuiltProcess['record'] = {
      ...{ process: '1-0/2', number: 2, parent: '1-0', isWatched: true, atMs: 1000 },
      ...{ pid: 1, argv: [], threadName: 'pool' },
      role: 'worker-thread',
    }
    const figures = { longTurns: 3, longTurnsMs: 900, longestTurnMs: 400, waits: 1, waitsMs: 50 }
    const thread: BuiltProcess = {
      record,
      more: {
        ...noServer,
        thread: { type: 'thread', process: '1-0/2', atMs: 3000, entry: '/app/pool.js', cpuMs: 500, ...figures },
        end: { type: 'end', process: '1-0/2', atMs: 3000, how: 'exit', code: 4 },
      },
    }
    const report = diagnose(recordingOfProcesses([{ ...primary, answered: 1 }, thread]), 'test')
    expect(report.processes).toHaveLength(1)
    expect(report.target.processes).toBe(1)
    expect(report.totals.stalls).toBe(0)
    expect(report.verdict.status).toBe('clean')
    expect(report.threads).toEqual([
      {
        ...{ id: '1-0/2', process: '1-0', threadId: 2, name: 'pool', entry: 'pool.js', isWatched: true },
        ...{ livedMs: 2000, cpuMs: 500, busyShare: 0.25, ...figures },
        end: { how: 'exit', code: 4, text: 'ended with exit code 4' },
      },
    ])
  })
})
