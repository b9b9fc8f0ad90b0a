import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model.ts'
import { markedLine, runProbed } from './run-program.ts'

const program = 'ends-as-told.mjs'

/** Run below a process that is watched too: it sees what a killed process cannot say itself. */
async function endOfChild(way: string) {
  const run = await runProbed('spawns-and-waits.cjs', { args: [program, way] })
  const [parent, child] = run.report.processes ?? []
  expect(parent?.end).toMatchObject({ how: 'exit', code: 0 })
  return { end: child?.end, run }
}

describe('the report of a process that ended', () => {
  it.each([
    ['exit code', { how: 'exit', code: 7, text: 'ended with exit code 7' }],
    ['SIGTERM handler', { how: 'exit', code: 3, text: 'ended with exit code 3' }],
    ['SIGTERM', { how: 'signal', signal: 'SIGTERM', text: 'was ended by SIGTERM' }],
    ['SIGKILL', { how: 'signal', signal: 'SIGKILL', text: expect.stringContaining('ran out of memory') }],
    ['abort', { how: 'signal', signal: 'SIGABRT', text: expect.stringContaining('process.abort') }],
    ['handled', { how: 'exit', code: 0, text: 'ended with exit code 0' }],
  ])('says how: %s', async (way, expected) => {
    const { end, run } = await endOfChild(way)
    expect(end).toEqual(expected)
    const told = run.report.notices.filter(({ kind }) => kind === 'process-ended')
    expect(told).toHaveLength(way === 'handled' ? 0 : 1)
  })

  it.each([
    ['uncaught', 'RangeError', 'an uncaught exception'],
    ['rejection', 'TypeError', 'a promise that nobody handled'],
  ])('names the error and its line, never its message: %s', async (way, name, words) => {
    const { end, run } = await endOfChild(way)
    const line = markedLine(program, way)
    expect(end).toMatchObject({ how: 'uncaught', code: 1, error: { name, location: { file: program, line } } })
    expect(end?.text).toBe(`ended with exit code 1, of ${words}: ${name} at ${program}:${line}`)
    expect(run.text + JSON.stringify(run.report)).not.toContain('secret')
  })

  it("names an error's code, which says more than its name", async () => {
    const { end } = await endOfChild('code')
    expect(end?.text).toContain('Error ESECRET at')
  })

  it.each([48, 200])('takes a heap that was full for the likely reason of an abort: %i MiB', async (limit) => {
    const run = await runProbed('spawns-and-waits.cjs', {
      args: [`--max-old-space-size=${limit}`, 'runs-out-of-memory.mjs'],
    })
    const end = run.report.processes?.[1]?.end
    expect(end).toMatchObject({ how: 'out-of-memory', signal: 'SIGABRT' })
    expect(end?.text).toMatch(new RegExp(`likely out of memory: .* the limit is ${limit} MiB`))
  })

  it('leaves what came up to a second before SIGKILL, in a stall too', async () => {
    const run = await runProbed('blocks-forever.mjs', {
      during: async ({ kill }) => {
        await delay(1600)
        kill('SIGKILL')
      },
    })
    const written = [...run.text.matchAll(/"atMs":([\d.]+)/g)].map(([, atMs]) => Number(atMs))
    const lastMs = Math.max(...written)
    expect(run.process.process.atMs + run.wallMs - lastMs).toBeLessThan(1500)
    expect(run.report.processes?.[0]?.end).toMatchObject({ how: 'unknown' })
    expect(noticesOf(run.report, 'process-ended')).toEqual([expect.stringContaining('killed or crashed')])
  })
})

function noticesOf(report: Report, kind: string): string[] {
  return report.notices.filter((notice) => notice.kind === kind).map(({ text }) => text)
}
