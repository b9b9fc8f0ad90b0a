import type { Finding, FindingTable } from '../../../../model.ts'
import { type Experiment, type Lab, placeOf } from '../../scenario.ts'
import { pageRequests, years } from '../page-requests.ts'
import { type Side, sides, startBoth } from './both-servers.ts'
import { type ClaimedFigure, claimChecks, claimsTable } from './claims.ts'
import { moveAway } from './distant-database.ts'
import { processorsLine } from './processors.ts'
import { type LoadLevel, loadFor } from './rising-load.ts'

/** What users put up with. */
const boundMs = 1_000

/** Of a database in another region of the same provider. */
const roundTripMs = 20

const plans = {
  normal: { users: [1, 2, 4, 8, 16], durationMs: 2_000 },
  quick: { users: [1, 3, 6], durationMs: 700 },
}

/** The auth server is not to be what limits: the other experiment is about it. */
const noAuthLimit = { REPORT_AUTH_BURST: '1000000' }

type Levels = Record<Side, LoadLevel[]>

/** More and more users at once, until a page takes longer than they put up with: how many pages a second that is. Once
 *  with the database beside the server, once with a way in between. */
export const capacity: Experiment = {
  id: 'capacity',
  title: 'more and more users at once',
  async measure(lab) {
    const near = toFinding(await raiseLoad(lab, noAuthLimit), {
      id: 'capacity',
      title: 'How many pages a second',
      where: 'The database runs on this machine, and its work competes with the server’s.',
    })
    const database = await moveAway(placeOf(lab.site, 'postgresql').url, { roundTripMs })
    try {
      const far = toFinding(await raiseLoad(lab, { ...noAuthLimit, REPORT_DATABASE_URL: database.url }), {
        id: 'capacity-of-a-distant-database',
        title: `How many pages a second, with the database ${roundTripMs} ms away`,
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

function toFinding(levels: Levels, words: { id: string; title: string; where: string }): Finding {
  const [before, after] = sides.map((side) => best(levels[side]))
  const ratio = pagesOf(after) / pagesOf(before)
  const figure: ClaimedFigure = {
    ...{ title: 'Pages a second', before: pagesOf(before), after: pagesOf(after) },
    ...{ change: `×${ratio.toFixed(1)}`, claim: '×3…5', isMet: ratio >= 3 },
  }
  return {
    id: words.id,
    title: words.title,
    text:
      `${words.where} Users load the page again and again, more and more of them; the most pages a second count ` +
      `at which nothing fails and the p99 of the page load stays within ${boundMs} ms. ${processorsLine(after?.busyShare ?? 0)}`,
    checks: claimChecks([figure]),
    tables: [
      claimsTable({ caption: 'Capacity beside the claim', unit: 'perSecond', figures: [figure] }),
      levelsTable(levels),
    ],
  }
}

/** @returns undefined where even one user was too much */
function best(levels: readonly LoadLevel[]): LoadLevel | undefined {
  return levels.filter(isBearable).sort((a, b) => b.pagesPerSecond - a.pagesPerSecond)[0]
}

function pagesOf(level: LoadLevel | undefined): number {
  return level?.pagesPerSecond ?? 0
}

function levelsTable(levels: Levels): FindingTable {
  return {
    caption: `Every load; the last of a side is the one that it did not bear, where there is one`,
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
