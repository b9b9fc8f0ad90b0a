import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { createProgress } from '../../src/cli/progress.ts'
import { styleFor } from '../../src/cli/style.ts'
import { program, runCli } from './cli.ts'

const csi = '\u001B['

describe('colours', () => {
  it.each([
    ['a terminal', { isTTY: true }, {}, true, true],
    ['a pipe', { isTTY: false }, {}, true, false],
    ['a terminal with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, true, false],
    ['a terminal with an empty NO_COLOR, which counts as unset', { isTTY: true }, { NO_COLOR: '' }, true, true],
    ['a terminal with TERM=dumb', { isTTY: true }, { TERM: 'dumb' }, true, false],
    ['a pipe with FORCE_COLOR', { isTTY: false }, { FORCE_COLOR: '1' }, true, true],
    ['a pipe with FORCE_COLOR=0', { isTTY: false }, { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR against FORCE_COLOR', { isTTY: true }, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['--no-color against FORCE_COLOR', { isTTY: true }, { FORCE_COLOR: '1' }, false, false],
  ])('%s', (_what, stream, env, hasColor, isColoured) => {
    const style = styleFor(stream as Io['stderr'], env, { hasColor })
    expect(style('red', 'text')).toBe(isColoured ? `${csi}31mtext${csi}39m` : 'text')
  })

  it('come and go in what a user sees', async () => {
    const run = ['run', '--', 'node', program('ends-by-itself.mjs')]
    const forced = await runCli(run, { env: { FORCE_COLOR: '1' } })
    expect(forced.stderr).toContain(`${csi}31mBlocked: `)
    const plain = await runCli(run)
    expect(plain.stderr).not.toContain(csi)
    const refused = await runCli(['run', '--no-color', ...run.slice(1)], { env: { FORCE_COLOR: '1' } })
    expect(refused.stderr).not.toContain(csi)
    const refusedBefore = await runCli(['--no-color', ...run], { env: { FORCE_COLOR: '1' } })
    expect(refusedBefore.stderr).not.toContain(csi)
  })
})

describe('progress', () => {
  const usual = { isQuiet: false, isVerbose: false }
  const plan = [1, 2, 3, 4].map((run) => ({ id: `run ${run}`, kind: 'run' as const, expectedMs: 20_000 }))

  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is one line, rewritten in place, never wider than the terminal, and cleared', () => {
    const { io, written } = builtTerminal({ columns: 30 })
    const progress = createProgress(io, usual)
    progress.show('tables: blocking, run 1 of 8: loading', 7000)
    progress.clear()
    expect(written()).toBe(`\r${csi}2Ktables: … of 8: loading (7 s)\r\r${csi}2K`)
  })

  it('says on a terminal which step it is, how far, and how long still', () => {
    const { io, written } = builtTerminal({ columns: 81 })
    const progress = createProgress(io, usual)
    progress.plan(plan)
    progress.begin('run 1')
    vi.advanceTimersByTime(20_000)
    progress.begin('run 2')
    progress.show('tables: loading', 7000)
    const line = `tables: loading (7 s)${' '.repeat(24)}step 2 of 4, 25 %, about 1 min left`
    expect(written()).toBe(`\r${csi}2K${line}\r`)
    progress.clear()
  })

  it('writes nothing in between while nothing changes', () => {
    const { io, written } = builtTerminal({ columns: 80 })
    const progress = createProgress(io, usual)
    progress.show('loading', 7000)
    const before = written()
    vi.advanceTimersByTime(0)
    expect(written()).toBe(before)
    vi.advanceTimersByTime(1200)
    expect(written().split(csi)).toHaveLength(3)
    progress.clear()
  })

  it.each([
    ['no terminal', { isTTY: false }, usual],
    ['TERM=dumb', { env: { TERM: 'dumb' } }, usual],
    ['--plain', {}, { ...usual, isPlain: true }],
  ])('is a line now and then with %s, while there is more than half a minute to come', (_what, terminal, options) => {
    const { io, written } = builtTerminal(terminal)
    const progress = createProgress(io, options)
    progress.plan(plan)
    for (const { id } of plan) {
      progress.begin(id)
      progress.show(`tables: ${id}`)
      vi.advanceTimersByTime(20_000)
    }
    progress.clear()
    vi.advanceTimersByTime(60_000)
    const percent = written().includes('percent') ? 'percent' : '%'
    expect(written()).toBe(`still going: tables: run 2 for 10 s, step 2 of 4, 37 ${percent}, about 50 s left\n`)
  })

  it('is a line for each step in CI, and one in between where a step is long', () => {
    const { io, written } = builtTerminal({ env: { CI: 'true', LANG: 'C.UTF-8' } })
    const progress = createProgress(io, usual)
    progress.plan(plan)
    for (const { id } of plan.slice(0, 2)) {
      progress.begin(id)
      progress.show(`tables: ${id}: starting the program`)
      progress.show(`tables: ${id}: loading`, 19_000)
      vi.advanceTimersByTime(20_000)
    }
    progress.clear()
    expect(written().split('\n')).toEqual([
      'tables: run 1: starting the program; step 1 of 4, 0 %, about 1 min left',
      'tables: run 2: starting the program; step 2 of 4, 25 %, about 1 min left',
      'still going: tables: run 2: loading for 10 s, step 2 of 4, 37 %, about 50 s left',
      '',
    ])
  })

  it.each([
    [80, 'offloaded, run 2 of 4: starting the program  step 3 of 4, 50 %, about 1 min left'],
    [72, 'offloaded, run 2 of 4: starting the program       50 %, about 1 min left'],
    [56, 'offloaded, run 2 of 4: starting the program         50 %'],
    [40, 'offloaded, ru…starting the program  50 %'],
    [30, 'offloaded…ng the program  50 %'],
    [24, 'offloaded…ng the program'],
  ])('leaves out how far before what is going on, at %d columns', (columns, line) => {
    const { io, written } = builtTerminal({ columns: columns + 1 })
    const progress = createProgress(io, usual)
    progress.plan(plan)
    progress.begin('run 1')
    vi.advanceTimersByTime(40_000)
    progress.begin('run 2')
    vi.advanceTimersByTime(40_000)
    progress.begin('run 3')
    progress.show('offloaded, run 2 of 4: starting the program')
    expect(written()).toBe(`\r${csi}2K${line}\r`)
    progress.clear()
  })

  it('counts down in minutes what takes minutes', () => {
    const { io, written } = builtTerminal({})
    const progress = createProgress(io, usual)
    progress.show('loading', 125_000)
    vi.advanceTimersByTime(70_000)
    progress.clear()
    expect(written()).toContain('loading (2 min 5 s)')
    expect(written()).toContain('loading (59 s)')
  })

  it('says that something takes longer than expected', () => {
    const { io, written } = builtTerminal({ isTTY: false })
    const progress = createProgress(io, usual)
    progress.show('loading', 20_000)
    vi.advanceTimersByTime(60_000)
    progress.clear()
    expect(written()).toBe(
      'still going: loading for 30 s, longer than expected\nstill going: loading for 60 s, longer than expected\n',
    )
  })

  it('is silent with --quiet', () => {
    for (const terminal of [{}, { isTTY: false }]) {
      const { io, written } = builtTerminal(terminal)
      const progress = createProgress(io, { isQuiet: true, isVerbose: true })
      progress.show('loading', 70_000)
      vi.advanceTimersByTime(60_000)
      progress.clear()
      expect(written()).toBe('')
    }
  })
})

function builtTerminal(terminal: { isTTY?: boolean; columns?: number; env?: Io['env'] }) {
  let text = ''
  const write = (chunk: string) => {
    text += chunk
    return true
  }
  const { env = { LANG: 'C.UTF-8' }, isTTY = true, columns = 80 } = terminal
  const stderr = { isTTY, columns, write } as unknown as Io['stderr']
  return { io: { stdout: stderr, stderr, env, cwd: '/' } satisfies Io, written: () => text }
}
