import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { program, runCli, startCli, temporaryFolder } from './cli.ts'

describe('report', () => {
  it('gives the same files again from the recording, byte for byte', async () => {
    const cwd = temporaryFolder()
    const load = ['--duration', '1', '--warmup', '1', '--url', '/slow', '--canary', '/fast']
    await runCli(['run', ...load, '--', 'node', program('serves.mjs')], { cwd })
    const first = readAll(join(cwd, '.loopcheck/run'))
    const again = await runCli(['report', '.loopcheck/run'], { cwd })
    expect(again.code).toBe(0)
    expect(again.stderr).toMatch(/^Blocked: /)
    expect(readAll(join(cwd, '.loopcheck/run'))).toEqual(first)
    expect(Object.keys(first)).toEqual(['recording.jsonl', 'report.html', 'report.json', 'report.md'])

    const elsewhere = await runCli(['report', '.loopcheck/run/recording.jsonl', '--json', '-o', 'out'], { cwd })
    expect(elsewhere.stdout).toBe(first['report.json'])
    expect(readAll(join(cwd, 'out'))['report.json']).toBe(first['report.json'])
  })

  it('ends in order when the reader of its stdout has enough', async () => {
    const cwd = temporaryFolder()
    await runCli(['run', '-q', '--', 'node', program('ends-by-itself.mjs')], { cwd })
    const cli = startCli(['report', '.loopcheck/run', '--json', '-q'], { cwd })
    cli.child.stdout?.destroy()
    const { code, stderr } = await cli.ended
    expect(stderr).toMatch(/^Blocked: .*\n$/)
    expect(code).toBe(0)
  })
})

function readAll(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}
