import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { program, readReport, runCli, temporaryFolder } from './cli.ts'

const quickLoad = ['--duration', '2', '--warmup', '0', '--connections', '2']

describe('run, without load', () => {
  it('watches until the program ends, reports, and ends with 0 as the program did', async () => {
    const cwd = temporaryFolder()
    const { code, stdout, stderr } = await runCli(['run', '--', 'node', program('ends-by-itself.mjs')], { cwd })
    expect(code).toBe(0)
    expect(stdout).toBe('words of the program\n')
    expect(stderr).toMatch(/^\nBlocked: \d stalls?, /)
    expect(stderr).toContain('ends-by-itself.mjs:6')
    expect(readdirSync(join(cwd, '.loopcheck/run')).sort()).toEqual([
      'recording.jsonl',
      'report.html',
      'report.json',
      'report.md',
    ])
    const [blocker] = readReport(join(cwd, '.loopcheck/run')).blockers
    expect(blocker).toMatchObject({ kind: 'js-cpu', count: 1, location: { function: 'spinForAWhile' } })
    expect(blocker?.maxMs).toBeGreaterThan(80)
    expect(blocker?.maxMs).toBeLessThan(400)
  })

  it('ends with 3 when the program failed, with the report all the same', async () => {
    const cwd = temporaryFolder()
    const { code, stderr } = await runCli(['run', '-o', 'out', '--', 'node', program('ends-by-itself.mjs'), '5'], {
      cwd,
    })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^\nBlocked: \d stalls?, /)
    expect(readReport(join(cwd, 'out')).target.exit).toEqual({ code: 5, signal: null, isOurs: false })
  })

  it('passes on what stands after the program, options of its own included', async () => {
    const args = ['run', '-q', '--', 'node', '-p', 'process.argv.slice(1).join()', '--', '--json', '-o', 'x']
    const { stdout } = await runCli(args)
    expect(stdout).toBe('--json,-o,x\n')
  })
})

describe('run, with load', () => {
  it('loads the port that the program listens on, and blames the route', async () => {
    const cwd = temporaryFolder()
    const args = ['run', ...quickLoad, '--url', '/slow', '--canary', '/fast', '--', 'node', program('serves.mjs')]
    const { code, stderr } = await runCli(args, { cwd })
    expect(code).toBe(0)
    expect(stderr).toContain('GET /slow')
    const report = readReport(join(cwd, '.loopcheck/run'))
    expect(report.blockers[0]).toMatchObject({ route: 'GET /slow', location: { function: 'spinForAWhile' } })
    expect(report.load?.notOk).toBe(0)
    expect(report.canary?.requests).toBeGreaterThan(10)
  })

  it('takes the requests and the rate from a load file', async () => {
    const cwd = temporaryFolder()
    const load = { requests: [{ path: '/fast', weight: 3 }, { path: '/slow' }], rate: 8 }
    writeFileSync(join(cwd, 'load.json'), JSON.stringify(load))
    const args = ['run', '--duration', '2', '--warmup', '0', '--load', 'load.json']
    const { code } = await runCli([...args, '--', 'node', program('serves.mjs')], { cwd })
    const report = readReport(join(cwd, '.loopcheck/run'))
    expect(code).toBe(0)
    expect(report.load?.ratePerSecond).toBe(8)
    expect(report.load?.sent).toBeGreaterThanOrEqual(14)
    expect(report.load?.sent).toBeLessThanOrEqual(18)
    expect(report.routes.map(({ route }) => route).sort()).toEqual(['GET /fast', 'GET /slow'])
  })

  it('counts no stall below the threshold', async () => {
    const cwd = temporaryFolder()
    const args = ['run', ...quickLoad, '--threshold', '1000', '--url', '/slow', '--', 'node', program('serves.mjs')]
    const { stderr } = await runCli(args, { cwd })
    expect(stderr).toMatch(/^\nClean: no stall in /)
    expect(readReport(join(cwd, '.loopcheck/run')).settings.thresholdMs).toBe(1000)
  })
})

describe('what is written where', () => {
  it('--json puts the report on stdout and nothing else; the words of the program go to stderr', async () => {
    const cwd = temporaryFolder()
    const { code, stdout, stderr } = await runCli(['run', '--json', '--', 'node', program('ends-by-itself.mjs')], {
      cwd,
    })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'loopcheck.report/v1', verdict: { status: 'blocked' } })
    expect(stdout).toBe(readFileSync(join(cwd, '.loopcheck/run/report.json'), 'utf8'))
    expect(stderr).toContain('words of the program\n')
  })

  it('--quiet leaves the verdict only', async () => {
    const { stdout, stderr } = await runCli(['run', '-q', '--', 'node', program('ends-by-itself.mjs')])
    expect(stdout).toBe('words of the program\n')
    expect(stderr).toMatch(/^Blocked: \d stalls?, .*\n$/)
  })

  it('--verbose says every step, even where stderr is no terminal', async () => {
    const args = ['run', '-v', ...quickLoad, '--url', '/fast', '--', 'node', program('serves.mjs')]
    const { stderr } = await runCli(args)
    expect(stderr).toMatch(/^starting the program\nloading \(2 s\)\nstopping the program\n\n/)
  })

  it('--format writes only the files that it names', async () => {
    const cwd = temporaryFolder()
    await runCli(['run', '--format', 'md', '-o', 'out', '--', 'node', program('ends-by-itself.mjs')], { cwd })
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['recording.jsonl', 'report.md'])
    expect(existsSync(join(cwd, '.loopcheck'))).toBe(false)
  })
})
