import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cpuProfileFaults, speedscopeFaults } from '../report/formats/profile-rules.ts'
import { sarifFaults } from '../report/formats/sarif-rules.ts'
import { allDrawn, hasChromium, startChromium } from '../report/in-chromium.ts'
import { readSchema } from '../schema/read-schema.ts'
import { validate } from '../schema/validate.ts'
import { program, runCli, temporaryFolder } from './cli.ts'

/** What terminals take for commands, and what shows a text as another one. */
const active = /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

const all = 'md,html,json,sarif,github,csv,prom,cpuprofile,speedscope'
const folderName = '<b>::warning::x'
const fileName = `<img src=x onerror="globalThis.hacked=4">|\`f\`\u001B[31m::error::%0A #?.mjs`
const route = '/%3Cimg%20src=x%20onerror=globalThis.hacked=2%3E%7C%60y%60'

describe('a program of hostile names', () => {
  it('injects nothing into the terminal, the runner of a CI, or any format', async () => {
    const cwd = join(temporaryFolder(), folderName)
    mkdirSync(cwd)
    copyFileSync(program('hostile.mjs'), join(cwd, fileName))
    const load = ['--duration', '10', '--warmup', '0', '--url', route, '--canary', '/fast']
    const ran = await runCli(['run', ...load, '--format', 'json', '--', 'node', fileName], {
      cwd,
      env: { HOSTILE_REQUIRE_FROM: fileURLToPath(import.meta.url), GITHUB_ACTIONS: 'true' },
    })
    // It ends of its own error; what it writes itself is its own business. Ours comes after.
    expect(ran.code).toBe(3)
    const ours = ran.stderr.slice(ran.stderr.search(/^::stop-commands::/mu))
    expect(ours).toMatch(/^Blocked: /mu)
    expect(ours).toMatch(/^failed {2}The program ended/mu)
    expect(ours).not.toMatch(active)
    expect(commandsIn(ours)).toEqual([])

    const env = { GITHUB_ACTIONS: 'true', FORCE_COLOR: '0' }
    const told = await runCli(['report', '.loopcheck/run', '--json', '--format', all], { cwd, env })
    expect(told.code).toBe(0)
    expect(told.stderr).not.toMatch(active)
    expect(told.stdout).not.toMatch(active)
    expect(commandsIn(told.stdout)).toEqual([])
    for (const command of commandsIn(told.stderr)) expect(command).toMatch(/^::(?:error|warning|notice)(?: |::)/u)

    const read = (name: string) => readFileSync(join(cwd, '.loopcheck/run', name), 'utf8')
    for (const name of Object.values(files)) expect(read(name), name).not.toMatch(active)
    // All of the names are in it, as they are.
    const report = JSON.parse(read(files.json))
    expect(report.target.command).toEqual(['node', fileName])
    expect(report.blockers[0].location.function).toContain(
      '</script><img src=x onerror="globalThis.hacked=1">|`x`\u001B',
    )
    expect(report.blockers[0].route).toBe('GET /<img src=x onerror=globalThis.hacked=2>|`y`')
    expect(validate(report, readSchema('report'))).toEqual([])
    expect(sarifFaults(JSON.parse(read(files.sarif)))).toEqual([])
    expect(cpuProfileFaults(JSON.parse(read(files.cpuprofile)))).toEqual([])
    expect(speedscopeFaults(JSON.parse(read(files.speedscope)))).toEqual([])
    for (const line of read(files.github).trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) /u)
    const outsideCode = read(files.md)
      .replace(/^(`{3,})[^\n`]*\n.*?^\1$/gmsu, '')
      .replace(/(`+)(?!`).+?(?<!`)\1(?!`)/gu, '')
    expect(outsideCode).not.toMatch(/<(?:img|script|b)\b/iu)

    if (!hasChromium) return
    const chromium = await startChromium()
    onTestFinished(chromium.close)
    const { page, trouble } = await chromium.open(read(files.html))
    await allDrawn(page)
    expect(trouble).toEqual([])
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined()
    expect(await page.evaluate(`document.querySelectorAll('img, [onerror]').length`)).toBe(0)
    expect(await page.locator('#blocker-1').innerText()).toContain('<img src=x onerror="globalThis.hacked=4">|`f`')
  })
})

describe('hostile words in what is given to loopcheck', () => {
  const hostile = 'x\u001B[31m\u202E\n::set-output name=a::b'

  it.each([
    ['a name to explain', ['explain', hostile]],
    ['an option', ['report', `--${hostile}`]],
    ['a path', ['report', hostile]],
    ['a format', ['report', 'x', '--format', hostile]],
  ])('are told as text: %s', async (_what, args) => {
    await expectHarmless(args)
  })

  it('are told as text: the schema in a recording', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'recording.jsonl'), `${JSON.stringify({ type: 'recording', schema: hostile })}\n`)
    await expectHarmless(['report', 'recording.jsonl'], cwd)
  })

  async function expectHarmless(args: readonly string[], cwd = temporaryFolder()): Promise<void> {
    const { code, stdout, stderr } = await runCli(args, { cwd, env: { GITHUB_ACTIONS: 'true' } })
    expect(code).toBe(2)
    expect(stderr).toContain('::set-output')
    expect(`${stdout}${stderr}`).not.toMatch(active)
    expect(commandsIn(stderr)).toEqual([])
  }
})

const files = {
  md: 'report.md',
  html: 'report.html',
  json: 'report.json',
  sarif: 'report.sarif',
  github: 'github-annotations.txt',
  csv: 'report.csv',
  prom: 'report.prom',
  cpuprofile: 'captures.cpuprofile',
  speedscope: 'captures.speedscope.json',
}

/** What the runner of GitHub Actions would do: lines that begin with `::`, or hold `##[`, outside of stopped stretches. */
function commandsIn(text: string): string[] {
  const open = text.replace(/^::stop-commands::(\S+)$.*?^::\1::$/gmsu, '')
  return open.split(/\r\n|\r|\n/u).filter((line) => line.trim().startsWith('::') || line.includes('##['))
}
