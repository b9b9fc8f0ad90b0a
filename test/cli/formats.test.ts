import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cpuProfileFaults, speedscopeFaults } from '../report/formats/profile-rules.ts'
import { sarifFaults } from '../report/formats/sarif-rules.ts'
import { readSchema } from '../schema/read-schema.ts'
import { validate } from '../schema/validate.ts'
import { program, runCli, temporaryFolder } from './cli.ts'

const all = 'json,sarif,github,csv,prom,cpuprofile,speedscope'

const files = [
  'captures.cpuprofile',
  'captures.speedscope.json',
  'github-annotations.txt',
  'report.csv',
  'report.json',
  'report.prom',
  'report.sarif',
]

describe('--format', () => {
  it('writes each format of a run, and the same again from its recording', async () => {
    const cwd = temporaryFolder()
    const load = ['--duration', '1', '--warmup', '1', '--url', '/slow', '--canary', '/fast']
    await runCli(['run', ...load, '--format', all, '--', 'node', program('serves.mjs')], { cwd })
    const first = readAll(join(cwd, '.loopcheck/run'))
    expect(Object.keys(first)).toEqual([...files, 'recording.jsonl'].sort())
    expect(validate(JSON.parse(first['report.json'] ?? ''), readSchema('report'))).toEqual([])
    expect(sarifFaults(JSON.parse(first['report.sarif'] ?? ''))).toEqual([])

    const again = await runCli(['report', '.loopcheck/run', '--format', all, '-o', 'again'], { cwd })
    expect(again.code).toBe(0)
    const { 'recording.jsonl': _, ...written } = first
    expect(readAll(join(cwd, 'again'))).toEqual(written)

    expect(cpuProfileFaults(JSON.parse(written['captures.cpuprofile'] ?? ''))).toEqual([])
    expect(speedscopeFaults(JSON.parse(written['captures.speedscope.json'] ?? ''))).toEqual([])
  })

  it('tells before anything is measured that a comparison has no stacks', async () => {
    const cwd = temporaryFolder()
    const { code, stderr } = await runCli(['bench', '--format', 'md,cpuprofile'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^A comparison cannot be written as cpuprofile: .*--format cpuprofile\.\n$/)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('names all formats where one is not known', async () => {
    const { code, stderr } = await runCli(['report', 'x', '--format', 'pdf'])
    expect(code).toBe(2)
    expect(stderr).toContain('md, html, json, sarif, github, csv, prom, cpuprofile, speedscope')
  })
})

describe('in a job of GitHub Actions', () => {
  it('annotates, adds to the job summary, and lets no word of the program be a command', async () => {
    const cwd = temporaryFolder()
    const folder = join(cwd, 'packages/api')
    mkdirSync(folder, { recursive: true })
    const summary = join(cwd, 'summary.md')
    appendFileSync(summary, '# Of a step before\n')
    writeFileSync(join(folder, 'spins.mjs'), spins)
    await runCli(['run', '-q', '--', 'node', 'spins.mjs'], { cwd: folder })
    const { code, stderr } = await runCli(['report', '.loopcheck/run', '--format', 'github'], {
      cwd: folder,
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: cwd,
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_REPOSITORY: 'me/it',
        GITHUB_SHA: 'abc',
      },
    })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^::stop-commands::([\w-]+)\nBlocked: [\s\S]*\n::\1::\n::warning title=loopcheck::Blocked/)
    expect(stderr).toContain('file=packages/api/spins.mjs,line=2,')
    const text = readFileSync(summary, 'utf8')
    expect(text).toMatch(/^# Of a step before\n# Blocked: /)
    expect(text).toContain('](https://github.example/me/it/blob/abc/packages/api/spins.mjs#L2)')
  })

  it('says when the job summary cannot be written, and writes the rest', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'spins.mjs'), spins)
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'no/such/folder') }
    const { code, stderr } = await runCli(['run', '--format', 'github,md', '--', 'node', 'spins.mjs'], { cwd, env })
    expect(code).toBe(0)
    expect(stderr).toContain('the job summary could not be written (ENOENT)')
    expect(stderr).not.toContain('::stop-commands')
    const { 'github-annotations.txt': annotations, 'report.md': report } = readAll(join(cwd, '.loopcheck/run'))
    expect(annotations).toMatch(/^::warning /)
    // From the report's folder to the source.
    expect(report).toContain('](../../spins.mjs#L2)')
  })
})

const spins = `const endMs = performance.now() + 400
while (performance.now() < endMs);
`

function readAll(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}
