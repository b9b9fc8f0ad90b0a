import { describe, expect, it } from 'vitest'
import { markedLine, type ProbedRun, runPlain, runProbed, stallsAt } from './run-program.ts'

describe('the probe', () => {
  it('coexists with --inspect, and never waits for a debugger', async () => {
    const nodeArgs = ['--inspect=127.0.0.1:0']
    const plain = await runPlain('blocks-then-exits.mjs', { nodeArgs })
    const run = await runProbed('blocks-then-exits.mjs', { nodeArgs })
    expect(run).toMatchObject({ code: 5, stdout: plain.stdout })
    expect(withoutAddress(run.stderr)).toBe(withoutAddress(plain.stderr))
    expect(run.stderr).not.toContain('Waiting for the debugger')
    expectFound(run, 'blocks-then-exits.mjs')
  })

  it('finds lines with --enable-source-maps', async () => {
    const run = await runProbed('blocks-then-exits.mjs', { nodeArgs: ['--enable-source-maps'] })
    expect(run).toMatchObject({ code: 5, stdout: 'blocked\n', stderr: '' })
    expectFound(run, 'blocks-then-exits.mjs')
  })

  it('runs beside NODE_OPTIONS that are already there', async () => {
    const run = await runProbed('blocks-then-exits.mjs', {
      env: { NODE_OPTIONS: '--no-warnings --stack-trace-limit=1' },
    })
    expect(run).toMatchObject({ code: 5, stdout: 'blocked\n', stderr: '' })
    expectFound(run, 'blocks-then-exits.mjs')
  })

  it('keeps its heartbeat whatever is collected', async () => {
    const run = await runProbed('collects-garbage-then-blocks.mjs', { nodeArgs: ['--expose-gc'] })
    expect(run.code).toBe(0)
    expectFound(run, 'collects-garbage-then-blocks.mjs')
    const collected = run.process.seconds.reduce((sum, { gc }) => sum + (gc?.[0] ?? 0), 0)
    expect(collected).toBeGreaterThan(5)
  })

  it('runs nothing early that the program has queued', async () => {
    const plain = await runPlain('queues-callbacks-then-blocks.mjs')
    const run = await runProbed('queues-callbacks-then-blocks.mjs')
    expect(run.stdout).toBe(plain.stdout)
    expect(run.stdout).toMatch(/^end of block, tick, microtask, promise, /)
    expect(run.process.cost?.captures).toBeGreaterThan(2)
  })

  it('leaves a program alone when the recording cannot be written', async () => {
    const run = await runProbed('blocks-then-exits.mjs', {
      settings: { recording: '/proc/no-such-folder/recording.jsonl' },
    })
    expect(run).toMatchObject({ code: 5, stdout: 'blocked\n', stderr: '' })
  })

  it('throws nothing into a program whose built-ins are broken', async () => {
    const plain = await runPlain('breaks-its-built-ins.cjs')
    const run = await runProbed('breaks-its-built-ins.cjs')
    expect(plain).toMatchObject({ code: 0, stdout: '1\n200\n', stderr: '' })
    expect(run).toMatchObject({ code: 0, stdout: plain.stdout, stderr: '' })
  })

  it('throws nothing into a server that does not tell its address', async () => {
    const run = await runProbed('hides-its-address.mjs')
    expect(run).toMatchObject({ code: 0, stdout: 'listening\n', stderr: '' })
  })

  it('records one stall where warm-up ends in the middle of it', async () => {
    const run = await runProbed('opens-the-window-then-blocks.mjs')
    const program = 'opens-the-window-then-blocks.mjs'
    expect(stallsAt(run.process, program, markedLine(program, 'block'))).toHaveLength(1)
  })
})

function expectFound(run: ProbedRun, program: string): void {
  const [found] = stallsAt(run.process, program, markedLine(program, 'block'))
  expect(found?.stall.durationMs).toBeGreaterThan(120)
  expect(found?.stall.durationMs).toBeLessThan(900)
}

/** Every process has another port and id. */
function withoutAddress(stderr: string): string {
  return stderr.replace(/ws:\S+/, 'ws:')
}
