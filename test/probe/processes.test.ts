import { describe, expect, it } from 'vitest'
import { markedLine, runPlain, runProbed } from './run-program.ts'

describe('a program of several processes and threads', () => {
  it('has a record for each child that inherits its options, none for one that does not', async () => {
    const run = await runProbed('starts-children.mjs')
    expect(run).toMatchObject({ code: 0, stdout: '0,0,0\n', stderr: '' })
    // On a busy machine a child's watchdog may be the first to write.
    const started = run.recording.processes.map((each) => each.process).sort((a, b) => a.atMs - b.atMs)
    const [parent, ...children] = started
    expect(parent?.argv[1]).toContain('starts-children.mjs')
    expect(children.map(({ argv }) => argv[2])).toEqual(['forked', 'spawned'])
    expect(children.map(({ ppid }) => ppid)).toEqual([parent?.pid, parent?.pid])
    expect(run.recording.processes.map((each) => each.end?.code)).toEqual([0, 0, 0])
  })

  it('has a record for each worker of a cluster', async () => {
    const plain = await runPlain('runs-a-cluster.cjs')
    const run = await runProbed('runs-a-cluster.cjs')
    expect(run).toMatchObject({ code: 0, stdout: plain.stdout, stderr: '' })
    expect(run.recording.processes.map((each) => each.end?.code).sort()).toEqual([0, 6, 6])
    // Only the primary listens; a worker is told so.
    expect(run.recording.processes.flatMap((each) => each.listens).length).toBeGreaterThan(0)
  })

  it('is one process however many threads it starts, and a thread of its own that blocks is no stall', async () => {
    const plain = await runPlain('runs-a-worker.mjs')
    const run = await runProbed('runs-a-worker.mjs')
    expect(plain.stdout).toBe('message of mine\nexit 0\n')
    expect(run).toMatchObject({ code: 0, stdout: plain.stdout, stderr: '' })
    expect(run.process.stalls.filter(({ durationMs }) => durationMs > 250)).toEqual([])
  })

  it('tells the workers of a cluster apart: one blocks in a route that the other answers at once', async () => {
    const program = 'cluster-with-a-blocking-route.cjs'
    const { report } = await runProbed(program)
    const [primary, first, second] = [...(report.processes ?? [])].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    expect(primary).toMatchObject({ role: 'main', isServing: true, requests: 0 })
    expect(first).toMatchObject({ role: 'cluster worker', number: 1, parent: primary?.id, isReported: false })
    expect(second).toMatchObject({ role: 'cluster worker', number: 2, parent: primary?.id, isReported: true })
    expect(first?.blockers.filter(isMarked)).toEqual([])
    expect(second?.blockers.filter(isMarked)).toHaveLength(1)
    expect(second?.totals.longestMs).toBeGreaterThan(120)
    expect(report.totals).toEqual(second?.totals)
    expect(report.verdict.text).toContain(`in cluster worker 2 (pid ${second?.pid})`)
    const blocker = report.blockers.find(isMarked)
    expect(blocker?.processes?.map(({ process }) => process)).toEqual([second?.id])
    expect(blocker?.route).toBe('GET /block')
    expect(report.notices.map(({ kind }) => kind)).toContain('processes')

    function isMarked({ location }: { location?: { line: number } }): boolean {
      return location?.line === markedLine(program, 'block')
    }
  })

  it('blames nothing on a server whose child computes, and says what the child did and how it ended', async () => {
    const program = 'forks-a-computing-child.cjs'
    const { report } = await runProbed(program)
    const line = markedLine(program, 'block')
    expect(report.blockers.filter(({ location }) => location?.line === line)).toEqual([])
    const [server, child] = report.processes ?? []
    expect(server).toMatchObject({ role: 'main', isServing: true, isReported: true, requests: 1 })
    expect(child).toMatchObject({ role: 'child', isServing: false, isReported: false, parent: server?.id })
    expect(child?.blockers[0]?.location?.line).toBe(line)
    expect(child?.totals.longestMs).toBeGreaterThan(250)
    expect(child?.end).toMatchObject({ how: 'exit', code: 9 })
    expect(server?.totals.longestMs).toBeLessThan(250)
  })

  it('has a line for each worker thread: what it computed, not what it waited, and how it ended', async () => {
    const program = 'keeps-threads-busy.mjs'
    const plain = await runPlain(program)
    const run = await runProbed(program)
    expect(run).toMatchObject({ code: 0, stdout: plain.stdout, stderr: '' })
    const threads = [...(run.report.threads ?? [])].sort((a, b) => a.threadId - b.threadId)
    expect(threads.map(({ isWatched }) => isWatched)).toEqual([true, true, false, true])
    const [computing, waiting, hidden, endless] = threads
    expect(computing).toMatchObject({
      entry: program,
      startedAt: { file: program, line: markedLine(program, 'computing') },
      process: run.process.process.process,
      end: { how: 'exit', code: 4 },
    })
    expect(computing?.longestTurnMs).toBeGreaterThan(120)
    expect(computing?.longTurnsMs).toBeGreaterThan(250)
    expect(waiting?.waitsMs).toBeGreaterThan(400)
    expect(waiting?.longestTurnMs).toBeLessThan(400)
    expect(hidden?.longTurns).toBe(0)
    expect(endless?.end.how).toBe('stopped')
    if (process.platform === 'linux') {
      // It computes for 450 ms, but a busy machine gives it less.
      expect(computing?.cpuMs).toBeGreaterThan(60)
      expect(waiting?.cpuMs).toBeLessThan(waiting?.waitsMs ?? 0)
    }
    // Of 450 ms of computing nothing is a stall of the program.
    expect(run.report.blockers.filter(({ maxMs }) => maxMs > 120)).toEqual([])
  })
})
