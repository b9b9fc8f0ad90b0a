import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readReport, runCli, temporaryFolder } from './cli.ts'

const all = 'md,html,json,sarif,github,csv,prom,cpuprofile,speedscope'
const count = all.split(',').length

const spins = `setTimeout(() => {
  for (const endMs = performance.now() + 300; performance.now() < endMs; );
}, 200)
setTimeout(() => {}, 1_500)
`

describe('report, of any recording', () => {
  it('makes each format of a folder, of a file of another name, and of what a killed run left', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'spins.mjs'), spins)
    await runCli(['run', '-q', '--', 'node', 'spins.mjs'], { cwd })
    const recording = join(cwd, '.loopcheck/run/recording.jsonl')
    const { totals } = readReport(join(cwd, '.loopcheck/run'))
    expect(totals.stalls).toBeGreaterThan(0)

    copyFileSync(recording, join(cwd, 'of another name'))
    const text = readFileSync(recording, 'utf8')
    const lines = text.trimEnd().split('\n')
    const lastStall = lines.findLastIndex((line) => line.startsWith('{"type":"stall"'))
    // In the middle of the line after the stall.
    writeFileSync(join(cwd, 'cut.jsonl'), text.slice(0, lines.slice(0, lastStall + 1).join('\n').length + 10))
    writeFileSync(join(cwd, 'header.jsonl'), `${lines[0]}\n`)
    for (const given of ['.loopcheck/run', 'of another name', 'cut.jsonl', 'header.jsonl']) {
      const { code, stderr } = await runCli(['report', given, '-q', '--format', all, '-o', `out/${given}`], { cwd })
      expect(stderr, given).toMatch(given === 'header.jsonl' ? /^Inconclusive: .*\n$/ : /^Blocked: .*\n$/)
      expect(code).toBe(0)
      expect(readdirSync(join(cwd, 'out', given))).toHaveLength(count)
    }
    expect(readReport(join(cwd, 'out/of another name')).totals).toEqual(totals)
    const cut = readReport(join(cwd, 'out/cut.jsonl'))
    expect(cut.totals.stalls).toBe(totals.stalls)
    expect(cut.notices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['damaged', 'process-ended']))
  })

  const header = { type: 'recording', schema: 'loopcheck.recording/v1', loopcheck: '0.1.0', command: [], cwd: '/' }
  const line = (more: object) => `${JSON.stringify({ ...header, ...more })}\n`

  it.each<[what: string, bytes: string | Uint8Array, why: string]>([
    ['an empty file', '', 'is not a loopcheck recording: it is empty.'],
    ['gzip', gzipSync(line({})), 'it is compressed with gzip; unpack it first with gunzip.'],
    [
      'a newer recording',
      line({ schema: 'loopcheck.recording/v9', loopcheck: '4.5.6' }),
      'is a recording of version 9; this loopcheck reads version 1. Read it with the one that wrote it: npx loopcheck@4.5.6 report ',
    ],
    [
      'a report',
      '{\n  "schema": "loopcheck.report/v1"\n}',
      'it is a report, which was made of one; give the recording.jsonl',
    ],
  ])('refuses %s', async (_what, bytes, why) => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'given'), bytes)
    const { code, stdout, stderr } = await runCli(['report', 'given', '--format', all], { cwd })
    expect(stderr).toMatch(/^\/.*\/given is .*\n$/)
    expect(stderr).toContain(why)
    expect({ code, stdout, files: readdirSync(cwd) }).toEqual({ code: 2, stdout: '', files: ['given'] })
  })

  it('names the first run of a folder that holds several, and says when there is none', async () => {
    const cwd = temporaryFolder()
    for (const run of ['tables/offloaded/run-1', 'tables/blocking/run-2', 'tables/blocking/run-1', 'node_modules/a']) {
      mkdirSync(join(cwd, 'bench', run), { recursive: true })
      writeFileSync(join(cwd, 'bench', run, 'recording.jsonl'), '')
    }
    mkdirSync(join(cwd, 'empty'))
    expect(await runCli(['report', 'bench'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^There is no .* The first run .*: loopcheck report \/.*\/bench\/tables\/blocking\/run-1\n$/,
      ),
    })
    expect(await runCli(['report', 'empty'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Give the folder that loopcheck run wrote to, or a recording itself.'),
    })
    expect(await runCli(['report', 'nowhere'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^The recording \/.*\/nowhere does not exist\.\n$/),
    })
  })
})
