import { cpus } from 'node:os'
import type { Finding, FindingTable } from '../../../../model.ts'
import { formatMs } from '../../../../numbers.ts'
import { type Side, sides } from './both-servers.ts'
import { type ClaimedFigure, claimChecks, claimsTable, timesAsMany } from './claims.ts'
import { processorsLine } from './processors.ts'
import type { LoadLevel } from './rising-load.ts'

/** What users put up with. */
const boundMs = 1_000

/** What came of more and more users at once. */
export interface Rise {
  levels: Record<Side, LoadLevel[]>
  /** Of the server's own process after the fix, for a page, ms. */
  serverMsPerPage: number
}

/** What is said of one place of the database. */
export interface Place {
  id: string
  title: string
  where: string
  /** What other programs kept busy of the processors before. */
  othersShare: number
}

/** True where nothing failed and nobody waited for longer than they put up with. */
export function isBearable({ p99Ms, failures }: LoadLevel): boolean {
  return p99Ms <= boundMs && failures === 0
}

/** Puts the best bearable load of each side beside the claim. */
export function capacityFinding({ levels, serverMsPerPage }: Rise, place: Place): Finding {
  const best = { before: bestOf(levels.blocking), after: bestOf(levels.offloaded) }
  const figure = toFigure({ before: best.before?.pagesPerSecond ?? 0, after: best.after?.pagesPerSecond ?? 0 })
  return {
    id: place.id,
    title: place.title,
    text:
      `${place.where} Users load the page again and again, more and more of them; the most pages a second count ` +
      `at which nothing fails and the p99 of the page load stays within ${boundMs} ms. ` +
      (best.after === undefined ? '' : limitLine({ ...best.after, serverMsPerPage, othersShare: place.othersShare })),
    checks: claimChecks([figure]),
    tables: [
      claimsTable({ caption: 'Capacity beside the claim', unit: 'perSecond', figures: [figure] }),
      levelsTable(levels),
    ],
  }
}

/** Tells from the processor time of a page what keeps there from being more of them. */
function limitLine(level: LoadLevel & { serverMsPerPage: number; othersShare: number }): string {
  const machineMsPerPage = (level.busyShare * cpus().length * 1_000) / level.pagesPerSecond
  return (
    `${processorsLine(level)} A page takes ${formatMs(machineMsPerPage)} of processor time, ` +
    `${formatMs(level.serverMsPerPage)} of it in the server: the rest is the database's, the users' and what else runs.`
  )
}

/** @returns undefined where even one user was too much */
function bestOf(levels: readonly LoadLevel[]): LoadLevel | undefined {
  return levels.filter(isBearable).sort((a, b) => b.pagesPerSecond - a.pagesPerSecond)[0]
}

function toFigure(pages: { before: number; after: number }): ClaimedFigure {
  const isMet = pages.after > 0 && pages.after >= 3 * pages.before
  return { title: 'Pages a second', ...pages, change: timesAsMany(pages), claim: '×3…5', isMet }
}

function levelsTable(levels: Rise['levels']): FindingTable {
  return {
    caption: 'Every load; a side that a load was too much for is not asked for more',
    columns: [
      { title: 'Side', unit: 'text' },
      { title: 'Users', unit: 'count' },
      { title: 'Pages a second', unit: 'perSecond' },
      { title: 'Page load, median', unit: 'ms' },
      { title: 'p99', unit: 'ms' },
      { title: 'Not answered 200', unit: 'count' },
      { title: 'Processors busy', unit: 'share' },
    ],
    rows: sides.flatMap((side) =>
      levels[side].map(({ users, pagesPerSecond, medianMs, p99Ms, failures, busyShare }) => [
        ...[side === 'blocking' ? 'before' : 'after', users, pagesPerSecond, medianMs, p99Ms, failures, busyShare],
      ]),
    ),
  }
}
