import { describe, expect, it } from 'vitest'
import type { Layout } from '../../src/cli/layout.ts'
import { processLines } from '../../src/cli/process-lines.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { ProcessSummary, Report, ThreadSummary } from '../../src/model.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { cleanReport } from './fixtures.ts'

const assets = { fixes, kinds, mermaid: 'bWVybWFpZA==' }
const layout: Layout = {
  style: (_tone: unknown, text: string) => text,
  width: Number.POSITIVE_INFINITY,
  columns: Number.POSITIVE_INFINITY,
  letters: 'unicode',
}

const primary: ProcessSummary = {
  ...{ id: '1-0', pid: 1, role: 'main', entry: 'cluster.js', isServing: true, isReported: false, requests: 0 },
  ...{ totals: cleanReport.totals, verdict: cleanReport.verdict, blockers: [], cpuMs: 10, rssBytes: 1e6 },
  end: { how: 'exit', code: 0, text: 'ended with exit code 0' },
}
const worker: ProcessSummary = {
  ...primary,
  ...{ id: '2-5', pid: 2, role: 'cluster worker', number: 1, parent: '1-0', isReported: true, requests: 1234 },
  totals: { ...cleanReport.totals, stalls: 3, longestMs: 250, blockedMs: 600, blockedShare: 0.06 },
  blockers: [
    {
      ...{ id: 'b', title: 'json in send', count: 3, totalMs: 600 },
      location: { file: 'send.js', line: 7, column: 3, function: 'send' },
    },
  ],
  end: { how: 'signal', signal: 'SIGKILL', text: 'was killed (SIGKILL)' },
}
const wrapper: ProcessSummary = { ...primary, id: '3-0', pid: 3, role: 'wrapper', entry: 'npm-cli.js' }
const thread: ThreadSummary = {
  ...{ id: '1-0/2', process: '1-0', threadId: 2, name: 'pool', entry: 'pool.js', isWatched: true },
  startedAt: { file: 'start.js', line: 3, column: 1, function: '' },
  ...{ livedMs: 9000, cpuMs: 4500, busyShare: 0.5, longTurns: 12, longTurnsMs: 4000, longestTurnMs: 777 },
  ...{ waits: 3, waitsMs: 4000 },
  end: { how: 'unknown', text: 'ended with its process' },
}
const several: Report = { ...cleanReport, processes: [wrapper, primary, worker], threads: [thread] }

describe('processes and threads', () => {
  it('have a table each in Markdown, with how each ended and the worst blocker', () => {
    const text = formats.md.report(several, assets)
    expect(text).toContain('## Processes and threads')
    const row = text.split('\n').find((line) => line.includes('cluster worker 1, pid 2'))
    for (const part of ['1 234', '250 ms', '6.0 %', 'json in send', 'send.js:7', 'was killed (SIGKILL)']) {
      expect(row?.replaceAll(/[\u00A0\u202F,]/g, ' ')).toContain(part)
    }
    const threadRow = text.split('\n').find((line) => line.includes('2, pool'))
    for (const part of ['pool.js', 'start.js:3', '50 %', '777 ms']) expect(threadRow).toContain(part)
  })

  it('have them in HTML too', () => {
    const page = formats.html.report(several, assets)
    expect(page).toContain('Processes and threads')
    expect(page).toContain('was killed (SIGKILL)')
  })

  it('are left out where the program is one process without threads, or the report is an old one', () => {
    for (const report of [cleanReport, { ...cleanReport, processes: [primary], threads: [] }]) {
      expect(formats.md.report(report, assets)).not.toContain('Processes and threads')
      expect(processLines(report, layout)).toEqual([])
    }
  })

  it('have a line each on the terminal, wrappers left out, threads summed up', () => {
    expect(processLines(several, layout)).toEqual([
      '',
      'process  main, pid 1, cluster.js: 0 requests, no stall, ended with exit code 0',
      'process  cluster worker 1, pid 2, cluster.js: 1,234 requests, blocked 6.0 %, longest stall 250 ms, was killed (SIGKILL)',
      "threads  1 worker thread, busy 4.50 s in all, longest turn 777 ms: no stalls of the program's loop",
    ])
  })

  it('are no crowd on the terminal', () => {
    const lines = processLines({ ...several, processes: Array.from({ length: 50 }, () => worker), threads: [] }, layout)
    expect(lines).toHaveLength(10)
    expect(lines.at(-1)).toContain('42 more')
  })
})
