import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { program, runCli, temporaryFolder } from './cli.ts'

const server = ['--', 'node', program('serves.mjs')]

describe('wrong usage ends with exit code 2', () => {
  it.each([
    ['no command at all', [], 'Usage: loopcheck'],
    ['an unknown command', ['bnech'], "unknown command 'bnech'"],
    ['an unknown option', ['run', '--urll', 'x', ...server], "unknown option '--urll'"],
    [
      'an unknown scenario',
      ['bench', 'tabels'],
      'There is no scenario "tabels". Known: tables, notebook, report-page, runs, analysis, rows, or all.',
    ],
    ['an unknown format', ['report', 'x', '--format', 'md,pdf'], 'There is no format "pdf". Known: md, html, json'],
    ['nothing to run', ['run', '--rate', '5'], 'Nothing to run: put the command after --.'],
    ['a command that does not exist', ['run', '--', 'no-such-program'], '"no-such-program" was not found'],
    ['a URL that is none', ['run', '--url', '127.0.0.1:3000', ...server], '--url must be an http:// URL'],
    ['a canary that is no URL', ['run', '--canary', 'health', ...server], '--canary must be an http:// URL'],
    ['a URL with a weight of 0', ['run', '--url', '0@http://127.0.0.1:1/', ...server], '--url must be weighted'],
    ['a URL elsewhere', ['run', '--url', 'http://example.com/', ...server], 'Load goes to this machine only'],
    ['a canary elsewhere', ['run', '--canary', 'http://example.com/', ...server], 'Load goes to this machine only'],
    ['a load file that is missing', ['run', '--load', 'no.json', ...server], 'no.json does not exist'],
    ['a HAR file that is missing', ['run', '--har', 'no.har', ...server], 'no.har does not exist'],
    ['a recording that is missing', ['report', 'no.jsonl'], 'no.jsonl does not exist'],
    ['a database of another make', ['bench', '--pg', 'mysql://me:secret@127.0.0.1/x'], '--pg must be a URL such as'],
  ])('%s', async (_what, args, message) => {
    const { code, stdout, stderr } = await runCli(args)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it.each([
    ['run', '--rate', '0'],
    ['run', '--connections', '1.5'],
    ['run', '--duration', '0.5'],
    ['run', '--warmup', '-1'],
    ['run', '--timeout', 'soon'],
    ['run', '--wait', ''],
    ['run', '--threshold', '9'],
    ['bench', '--pairs', '0'],
    ['bench', '--duration', 'Infinity'],
    ['bench', '--warmup', '-0.1'],
    ['bench', '--threshold', 'fast'],
  ])('%s %s %s', async (command, flag, value) => {
    const { code, stderr } = await runCli([command, `${flag}=${value}`])
    expect(stderr).toMatch(new RegExp(`^${flag} must be .*, got "${value}"\\. Try ${flag} \\d+\\.\n$`))
    expect(code).toBe(2)
  })

  it('reads the environment where the option is not given, and finds it as wrong', async () => {
    const wrong = await runCli(['run', ...server], { env: { LOOPCHECK_THRESHOLD: '5' } })
    expect(wrong.stderr).toContain('got "5"')
    expect(wrong.code).toBe(2)
    const overruled = await runCli(['run', '--threshold', '30'], { env: { LOOPCHECK_THRESHOLD: '5' } })
    expect(overruled.stderr).toContain('Nothing to run')
  })

  it('keeps a password out of the message about a wrong database URL', async () => {
    const { stderr } = await runCli(['bench', '--pg', 'mysql://me:secret@127.0.0.1/x'])
    expect(stderr).toContain('me:***@')
    expect(stderr).not.toContain('secret')
  })

  it('a file that is no recording', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'report.json')
    writeFileSync(file, '{"schema":"loopcheck.report/v1"}\n')
    const { code, stderr } = await runCli(['report', file])
    expect(stderr).toContain(
      `${file} is not a loopcheck recording: it is a report, which was made of one; give the recording.jsonl of the run.`,
    )
    expect(code).toBe(2)
  })

  it('a file that may not be executed', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'server.js'), '')
    const { code, stderr } = await runCli(['run', '--', './server.js'], { cwd: folder })
    expect(stderr).toContain('"./server.js" is there, but may not be executed')
    expect(code).toBe(2)
  })
})
