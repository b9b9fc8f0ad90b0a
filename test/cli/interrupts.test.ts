import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { announced, expectGone, program, readReport, startCli, temporaryFolder } from './cli.ts'

const load = ['-v', '--duration', '30', '--warmup', '0', '--url', '/slow', '--connections', '2']
/** What the program and its children have to end by themselves before they are killed, and some. */
const graceMs = 10_000

describe('an interrupted run', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('reports what was measured until %s and ends with %i', async (signal, exitCode) => {
    const cwd = temporaryFolder()
    const cli = startCli(['run', ...load, '--', 'node', program('serves.mjs')], { cwd })
    const target = await announced(cli)
    await cli.until(/^loading \(30 s\)$/m)
    await moment()
    cli.child.kill(signal)
    const { code, stderr } = await cli.ended
    expect(code).toBe(exitCode)
    expect(stderr).toContain('Blocked: ')
    expect(stderr).not.toContain('failed')
    await expectGone(target, 0)
    const report = readReport(join(cwd, '.loopcheck/run'))
    expect(report.load?.answered).toBeGreaterThan(0)
    expect(report.target.exit?.isOurs).toBe(true)
  })

  it('without load reports too', async () => {
    const cwd = temporaryFolder()
    const cli = startCli(['run', '--', 'node', program('serves.mjs')], { cwd })
    const target = await announced(cli)
    // The probe's watchdog begins to look a moment after the program does.
    await moment()
    for (let sent = 0; sent < 5; sent++) await fetch(`http://127.0.0.1:${target.port}/slow`)
    // A program that a signal kills takes its last moments with it.
    await moment()
    cli.child.kill('SIGINT')
    const { code } = await cli.ended
    expect(code).toBe(130)
    await expectGone(target, 0)
    expect(readReport(join(cwd, '.loopcheck/run')).totals.stalls).toBeGreaterThanOrEqual(1)
  })

  it('kills a program that ignores SIGTERM, and what it started, after a grace time', async () => {
    const cwd = temporaryFolder()
    const cli = startCli(['run', '--', 'node', program('never-goes.mjs')], { cwd })
    const target = await announced(cli)
    const startedAtMs = performance.now()
    cli.child.kill('SIGTERM')
    const { code } = await cli.ended
    expect(code).toBe(143)
    expect(performance.now() - startedAtMs).toBeLessThan(graceMs)
    await expectGone(target, 0)
    expect(readReport(join(cwd, '.loopcheck/run')).target.exit).toMatchObject({ signal: 'SIGKILL', isOurs: true })
  })

  it('ends at once at the second Ctrl-C, and the guardian ends the program', async () => {
    const cwd = temporaryFolder()
    const cli = startCli(['run', '--', 'node', program('never-goes.mjs')], { cwd })
    const target = await announced(cli)
    cli.child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const secondAtMs = performance.now()
    cli.child.kill('SIGINT')
    await new Promise((resolve) => cli.child.once('exit', resolve))
    expect(performance.now() - secondAtMs).toBeLessThan(1500)
    expect(cli.child.exitCode).toBe(130)
    expect(existsSync(join(cwd, '.loopcheck/run/report.json'))).toBe(false)
    await expectGone(target, graceMs)
  })

  it('that is itself killed leaves no program behind: the guardian ends it', async () => {
    const cli = startCli(['run', ...load, '--', 'node', program('never-goes.mjs')])
    const target = await announced(cli)
    await cli.until(/^loading/m)
    cli.child.kill('SIGKILL')
    await expectGone(target, graceMs)
    expect((await cli.ended).signal).toBe('SIGKILL')
  })
})

/** Long enough for several of the 60 ms blocks, or for the probe to begin or to write down what it saw. */
function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 700))
}
