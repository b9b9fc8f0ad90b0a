import type { Finding, FindingTable } from '../../../../model.ts'
import { type Experiment, type Lab, placeOf } from '../../scenario.ts'
import { pageRequests, years } from '../page-requests.ts'
import { noAuthLimit, type Side, sides, startBoth } from './both-servers.ts'
import { type ClaimedFigure, claimChecks, claimsTable, timesAsMany } from './claims.ts'
import { moveAway } from './distant-database.ts'
import { measureOthers, processorsLine } from './processors.ts'
import { type LoadLevel, loadFor } from './rising-load.ts'

/** What users put up with. */
const boundMs = 1_000

/** Of a database in another data centre nearby. */
const roundTripMs = 10

const plans = {
  normal: { users: [1, 2, 4, 8, 16], durationMs: 1_000 },
  quick: { users: [1, 3], durationMs: 700 },
}

type Levels = Record<Side, LoadLevel[]>

/** What is said of one place of the database. */
interface Words {
  id: string
  title: string
  where: string
  /** What other programs kept busy of the processors before. */
  othersShare: number
}

/** More and more users at once, until a page takes longer than they put up with: how many pages a second that is. Once
 *  with the database beside the server; and, where there is time, once with a way in between. */
export const capacity: Experiment = {
  id: 'capacity',
  title: 'more and more users at once',
  async measure(lab) {
    const othersShare = await measureOthers()
    const near = toFinding(await raiseLoad(lab, noAuthLimit), {
      id: 'capacity',
      title: 'How many pages a second',
      othersShare,
      where: 'The database runs on this machine, and its work competes with the server’s.',
    })
    if (lab.isQuick) return [near]
    const database = await moveAway(placeOf(lab.site, 'postgresql').url, { roundTripMs })
    try {
      const far = toFinding(await raiseLoad(lab, { ...noAuthLimit, REPORT_DATABASE_URL: database.url }), {
        id: 'capacity-of-a-distant-database',
        title: `How many pages a second, with the database ${roundTripMs} ms away`,
        othersShare,
        where: `The same database behind a way of ${roundTripMs} ms there and back (simulated: a relay that hands every byte on later).`,
      })
      return [near, far]
    } finally {
      await database.close()
    }
  },
}

/** Both sides in turn at each number of users; a side that failed at one is not asked for more. */
async function raiseLoad(lab: Lab, settings: Record<string, string>): Promise<Levels> {
  const plan = lab.isQuick ? plans.quick : plans.normal
  const { servers, stop } = await startBoth(lab, settings)
  const levels: Levels = { blocking: [], offloaded: [] }
  const load = (side: Side, users: number, durationMs: number) =>
    loadFor({ origin: servers[side].origin, paths: pageRequests(years.light), users, durationMs, signal: lab.signal })
  try {
    // Not counted: code is compiled, connections to the database are opened.
    for (const side of sides) await load(side, 2, plan.durationMs / 4)
    for (const users of plan.users) {
      for (const side of sides) {
        if (levels[side].every(isBearable)) levels[side].push(await load(side, users, plan.durationMs))
      }
    }
  } finally {
    await stop()
  }
  return levels
}

function isBearable({ p99Ms, failures }: LoadLevel): boolean {
  return p99Ms <= boundMs && failures === 0
}

function toFinding(levels: Levels, words: Words): Finding {
  const best = { before: bestOf(levels.blocking), after: bestOf(levels.offloaded) }
  const figure = toFigure({ before: best.before?.pagesPerSecond ?? 0, after: best.after?.pagesPerSecond ?? 0 })
  return {
    id: words.id,
    title: words.title,
    text:
      `${words.where} Users load the page again and again, more and more of them; the most pages a second count ` +
      `at which nothing fails and the p99 of the page load stays within ${boundMs} ms. ${processorsLine({ busyShare: best.after?.busyShare ?? 0, othersShare: words.othersShare })}`,
    checks: claimChecks([figure]),
    tables: [
      claimsTable({ caption: 'Capacity beside the claim', unit: 'perSecond', figures: [figure] }),
      levelsTable(levels),
    ],
  }
}

/** @returns undefined where even one user was too much */
function bestOf(levels: readonly LoadLevel[]): LoadLevel | undefined {
  return levels.filter(isBearable).sort((a, b) => b.pagesPerSecond - a.pagesPerSecond)[0]
}

function toFigure(pages: { before: number; after: number }): ClaimedFigure {
  const isMet = pages.after > 0 && pages.after >= 3 * pages.before
  return { title: 'Pages a second', ...pages, change: timesAsMany(pages), claim: '×3…5', isMet }
}

function levelsTable(levels: Levels): FindingTable {
  return {
    caption: `Every load; a side that a load was too much for is not asked for more`,
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
