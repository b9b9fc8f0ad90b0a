import { describe, expect, it } from 'vitest'
import { runPlain, runProbed } from './run-program.ts'

describe('a program of several processes and threads', () => {
  it('has a record for each child that inherits its options, none for one that does not', async () => {
    const run = await runProbed('starts-children.mjs')
    expect(run).toMatchObject({ code: 0, stdout: '0,0,0\n', stderr: '' })
    const [parent, ...children] = run.recording.processes.map((each) => each.process)
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
})
