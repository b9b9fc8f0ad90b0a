import { expect, test } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Report } from '../../src/model.ts'
import { recordingOfProcesses } from '../diagnose/built-processes.ts'
import { type BuiltStall, frame, recordingOf } from '../diagnose/built-recording.ts'
import { compared, improved, quick, regressed } from './traceable-cases.ts'
import { accountsOfComparison } from './traceable-comparison.ts'
import { knownOf, untraced } from './traceable-known.ts'
import { type Account, figuresOf, sum } from './traceable-sources.ts'
import { figuresIn } from './traceable-text.ts'

const hourMs = 3_600_000
const stalls = [stall(1_000, 217.4), stall(4_000, 391.6), stall(7_000, 2_340)]
const starved = stall(2_000, 61_234, { cpuMs: 4, runQueueMs: 61_000 })
const endingAt = (atMs: number) => ({ end: { type: 'end', process: '1', atMs, how: 'exit', code: 0 } }) as const

const reports: Record<string, Report> = {
  blocked: report(stalls),
  'blocked for hours': report([...stalls, stall(10_000, 2 * hourMs)], endingAt(10 * hourMs)),
  clean: report([]),
  'clean, but blocked before it listened': report([stall(100, 333.3, { isStartup: true })]),
  'starved of CPU': report([starved], endingAt(100_000)),
  'too short to tell': report([], endingAt(731)),
  'blocked in one of two processes': diagnose(
    recordingOfProcesses([
      { record: { process: '1', pid: 4_711 }, answered: 5, stalls },
      { record: { process: '2', pid: 4_712 }, answered: 5 },
    ]),
    '1.0.0',
  ),
}

test.each(Object.entries(reports))('the verdict of a run says its numbers: %s', (_what, { verdict, ...rest }) => {
  const known = knownOf(figuresOf(rest, ['text']), verdictAccounts(rest))
  expect(figuresIn(verdict.text).length).toBeGreaterThan(0)
  expect(untraced(verdict.text, known)).toEqual([])
})

test.each([
  ['improved', [improved]],
  ['regressed', [regressed]],
  ['numbers only', [quick]],
  ['of all kinds', [improved, regressed, quick]],
])('the sentences of a comparison say its numbers: %s', (_what, scenarios) => {
  const comparison = compared(...scenarios)
  const known = knownOf(figuresOf(comparison, ['text']), accountsOfComparison(comparison))
  for (const { text } of [...scenarios, comparison.verdict]) {
    expect(figuresIn(text).length).toBeGreaterThan(1)
    expect(untraced(text, known)).toEqual([])
  }
})

function verdictAccounts({ blockers, stalls: listed, processes = [] }: Omit<Report, 'verdict'>): Account[] {
  const startup = blockers.filter(({ phase }) => phase === 'startup')
  return [
    { how: 'what blocked before the program listened', figures: [['Ms', sum(startup.map(({ totalMs }) => totalMs))]] },
    {
      how: 'stalls that no code is blamed for',
      figures: [['count', listed.filter(({ reason }) => reason !== undefined).length]],
    },
    {
      how: 'processes that were blocked',
      figures: [['count', processes.filter(({ totals }) => totals.stalls > 0).length]],
    },
    { how: 'a run must be watched for so long', figures: [['Ms', 1_000]] },
  ]
}

function report(given: readonly BuiltStall[], more: Parameters<typeof recordingOf>[1] = {}): Report {
  return diagnose(recordingOf(given, more), '1.0.0')
}

/** Read in one go: its stack was taken within it. */
function stall(startMs: number, durationMs: number, record: NonNullable<BuiltStall['record']> = {}): BuiltStall {
  const frames = [
    frame('readFileSync', 'node:fs', 441),
    frame('load', 'service.js', 30),
    frame('handler', 'routes.js', 12),
  ]
  return { startMs, durationMs, captures: [{ atMs: startMs + 15, frames }], record: { cpuMs: 5, ...record } }
}
