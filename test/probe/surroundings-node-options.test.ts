import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ended } from './run-program.ts'
import { markedLine, programPath, runPlain, runProbed, stallsAt } from './run-program.ts'

const timesAndPids = /\(node:\d+\)|duration_ms[: ]+[\d.]+|\([\d.]+ms\)/g

describe('options of Node.js that change how a program runs', () => {
  it.each([
    { option: '--frozen-intrinsics' },
    { option: '--disallow-code-generation-from-strings' },
    { option: '--no-addons' },
    { option: '--disable-proto=throw' },
    { option: '--unhandled-rejections=strict' },
    { option: '--trace-uncaught' },
  ])('$option: the program is not disturbed, and the line is found', async ({ option }) => {
    const nodeArgs = [option]
    const plain = await runPlain('blocks-then-exits.mjs', { nodeArgs })
    const run = await runProbed('blocks-then-exits.mjs', { nodeArgs })
    expect(plain).toMatchObject({ code: 5, stdout: 'blocked\n' })
    expect(comparable(run)).toEqual(comparable(plain))
    const [found] = stallsAt(run.process, 'blocks-then-exits.mjs', markedLine('blocks-then-exits.mjs', 'block'))
    expect(found?.stall.durationMs).toBeGreaterThan(120)
  })
})

describe('a user-land start-up snapshot', () => {
  const entry = 'is-a-snapshot.cjs'
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'loopcheck-snapshot-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is built under the probe, and holds nothing of it', async () => {
    const blob = join(folder, 'built-under-the-probe.blob')
    const building = await runProbed(entry, { nodeArgs: ['--snapshot-blob', blob, '--build-snapshot'] })
    expect(building).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(await runPlain(entry, { nodeArgs: ['--snapshot-blob', blob] })).toMatchObject({
      code: 0,
      stdout: '10 squares\nblocked\n',
      stderr: '',
    })
  })

  it('runs under the probe, which finds the line', async () => {
    const blob = join(folder, 'plain.blob')
    await runPlain(entry, { nodeArgs: ['--snapshot-blob', blob, '--build-snapshot'] })
    const run = await runProbed(entry, { nodeArgs: ['--snapshot-blob', blob] })
    expect(run).toMatchObject({ code: 0, stdout: '10 squares\nblocked\n', stderr: '' })
    const [found] = stallsAt(run.process, entry, markedLine(entry, 'block'))
    expect(found?.stall.durationMs).toBeGreaterThan(200)
  })
})

describe('node --test', () => {
  const program = 'tests-something.cjs'
  const nodeArgs = ['--require', programPath('blocks-the-test-runner.cjs'), '--test']

  it('passes as without the probe, and blocks in the test file and in the runner are seen', async () => {
    const plain = await runPlain(program, { nodeArgs })
    const run = await runProbed(program, { nodeArgs })
    expect(plain.code).toBe(0)
    expect(comparable(run)).toEqual(comparable(plain))
    const processes = run.recording.processes
    expect(processes).toHaveLength(2)
    const [runner, file] = processes.toSorted((a, b) => a.process.atMs - b.process.atMs)
    // Without an inspector in the runner there are stalls without stacks.
    expect(runner?.process.inspectorLack).toBe('test-runner')
    expect(longest(runner)).toBeGreaterThan(200)
    expect(file?.process.inspectorLack).toBeUndefined()
    const [found] = file === undefined ? [] : stallsAt(file, program, markedLine(program, 'block'))
    expect(found?.stall.durationMs).toBeGreaterThan(200)
  })
})

describe('node --watch', () => {
  it('ends when it is told to, and the block in the program that it runs is found', async () => {
    const program = 'blocks-then-waits.mjs'
    const options = {
      nodeArgs: ['--watch'],
      during: async ({ kill }: { kill(signal: NodeJS.Signals): void }) => {
        await new Promise((resolve) => setTimeout(resolve, 500))
        kill('SIGTERM')
      },
    }
    const plain = await runPlain(program, options)
    const run = await runProbed(program, options)
    expect(plain.stdout).toContain('blocked\n')
    expect(run).toMatchObject({ code: plain.code, signal: plain.signal, stdout: plain.stdout })
    expect(run.recording.processes.length).toBeGreaterThan(0)
    const found = run.recording.processes.flatMap((process) => stallsAt(process, program, markedLine(program, 'block')))
    expect(found[0]?.stall.durationMs).toBeGreaterThan(200)
  })
})

function longest(process: { stalls: Iterable<{ durationMs: number }> } | undefined): number {
  return Math.max(0, ...Array.from(process?.stalls ?? [], ({ durationMs }) => durationMs))
}

function comparable({ stdout, stderr, code, signal }: Ended) {
  return { stdout: stdout.replaceAll(timesAndPids, ''), stderr: stderr.replaceAll(timesAndPids, ''), code, signal }
}
