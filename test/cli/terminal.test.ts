import { describe, expect, it } from 'vitest'
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

describe('the progress line', () => {
  it('is rewritten in place, never wider than the terminal, and cleared', () => {
    const { io, written } = builtTerminal({ columns: 30 })
    const progress = createProgress(io, { isQuiet: false, isVerbose: false })
    progress.show('tables: blocking, run 1 of 8: loading', 7000)
    progress.clear()
    expect(written()).toBe(`\r${csi}2Ktables: blocking, run 1 (7 s)\r\r${csi}2K`)
  })

  it.each([
    ['no terminal', { isTTY: false }, {}, { isQuiet: false, isVerbose: false }],
    ['TERM=dumb', {}, { TERM: 'dumb' }, { isQuiet: false, isVerbose: false }],
    ['CI', {}, { CI: 'true' }, { isQuiet: false, isVerbose: false }],
    ['--quiet', {}, {}, { isQuiet: true, isVerbose: true }],
  ])('is not there with %s', (_what, terminal, env, options) => {
    const { io, written } = builtTerminal({ ...terminal, env })
    const progress = createProgress(io, options)
    progress.show('loading', 7000)
    progress.clear()
    expect(written()).toBe('')
  })
})

function builtTerminal(terminal: { isTTY?: boolean; columns?: number; env?: Io['env'] }) {
  let text = ''
  const write = (chunk: string) => {
    text += chunk
    return true
  }
  const { env = {}, isTTY = true, columns = 80 } = terminal
  const stderr = { isTTY, columns, write } as unknown as Io['stderr']
  return { io: { stdout: stderr, stderr, env, cwd: '/' } satisfies Io, written: () => text }
}
