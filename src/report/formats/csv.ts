import type { Comparison, Report, RunFigures } from '../../model.ts'
import { blockerIndexOf } from '../charts/stall-tones.ts'
import { plainText } from '../foreign-text.ts'
import type { Format } from './formats.ts'

/** RFC 4180, UTF-8, a header line: a report's stalls, earliest first, as many as it lists; a comparison's runs. */
export const csvFormat: Format = {
  fileName: 'report.csv',
  report: (report) => write(stallColumns, stallRows(report)),
  comparison: (comparison) => write(runColumns, runRows(comparison)),
}

/** A number is written as it is; undefined is an empty field. */
type Cell = string | number | undefined

const stallColumns = ['startMs', 'durationMs', 'reason', 'place', 'blocker', 'kind', 'function', 'route']

function stallRows({ stalls, blockers }: Report): Cell[][] {
  const blockerOf = blockerIndexOf(blockers)
  return stalls.map((stall) => {
    const blocker = blockers[blockerOf(stall)]
    return [
      ...[stall.startMs, stall.durationMs, stall.reason, stall.blocker],
      ...[blocker?.id, blocker?.kind, blocker?.location?.function, blocker?.route],
    ]
  })
}

const figures = [
  'durationMs',
  'stalls',
  'blockedMs',
  'blockedShare',
  'longestMs',
  'blockingTimeMs',
  'meanArrivalWaitMs',
  'ratePerSecond',
  'cpuMs',
  'rssBytes',
] as const satisfies (keyof RunFigures)[]

const runColumns = [
  'scenario',
  'strategy',
  'role',
  'run',
  ...figures,
  'canaryP50Ms',
  'canaryP99Ms',
  'canaryMaxMs',
  'folder',
]

function runRows({ scenarios }: Comparison): Cell[][] {
  return scenarios.flatMap(({ id, strategies }) =>
    strategies.flatMap((strategy) =>
      strategy.runs.map((run, index) => [
        ...[id, strategy.id, strategy.role, index + 1],
        ...figures.map((figure) => run[figure]),
        ...[run.canary?.p50Ms, run.canary?.p99Ms, run.canary?.maxMs, run.folder],
      ]),
    ),
  )
}

function write(columns: readonly string[], rows: readonly Cell[][]): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = harmless(plainText(cell))
  return /[",\r\n]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet runs what begins like a formula, also after spaces and in full-width signs; an apostrophe makes it text
 *  (OWASP, CSV Injection). */
function harmless(text: string): string {
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text
}
