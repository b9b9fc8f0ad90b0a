import { type Experiment, type Lab, placeOf } from '../../scenario.ts'
import { pageRequests, years } from '../page-requests.ts'
import { noAuthLimit, type Side, sides, startBoth } from './both-servers.ts'
import { capacityFinding, isBearable, type Rise } from './capacity-finding.ts'
import { moveAway } from './distant-database.ts'
import { measureOthers } from './processors.ts'
import { type LoadLevel, loadFor } from './rising-load.ts'

/** Of a database in another data centre nearby. */
const roundTripMs = 10

const plans = {
  normal: { users: [1, 2, 4, 8, 16], durationMs: 1_000 },
  quick: { users: [1, 3], durationMs: 700 },
}

/** More and more users at once, until a page takes longer than they put up with: how many pages a second that is. Once
 *  with the database beside the server; and, where there is time, once with a way in between. */
export const capacity: Experiment = {
  id: 'capacity',
  title: 'more and more users at once',
  async measure(lab) {
    const othersShare = await measureOthers()
    const near = capacityFinding(await raiseLoad(lab, noAuthLimit), {
      id: 'capacity',
      title: 'How many pages a second',
      othersShare,
      where: 'The database runs on this machine, and its work competes with the server’s.',
    })
    if (lab.isQuick) return [near]
    const database = await moveAway(placeOf(lab.site, 'postgresql').url, { roundTripMs })
    try {
      const far = capacityFinding(await raiseLoad(lab, { ...noAuthLimit, REPORT_DATABASE_URL: database.url }), {
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
async function raiseLoad(lab: Lab, settings: Record<string, string>): Promise<Rise> {
  const plan = lab.isQuick ? plans.quick : plans.normal
  const { servers, stop } = await startBoth(lab, settings)
  const pages: Record<Side, number> = { blocking: 0, offloaded: 0 }

  async function load(side: Side, users: number, durationMs: number): Promise<LoadLevel> {
    const { origin } = servers[side]
    const level = await loadFor({ origin, paths: pageRequests(years.light), users, durationMs, signal: lab.signal })
    pages[side] += level.pages
    return level
  }

  const levels: Rise['levels'] = { blocking: [], offloaded: [] }
  // Not counted: code is compiled, connections to the database are opened.
  for (const side of sides) await load(side, 2, plan.durationMs / 4)
  for (const users of plan.users) {
    for (const side of sides) {
      if (levels[side].every(isBearable)) levels[side].push(await load(side, users, plan.durationMs))
    }
  }
  const { offloaded } = await stop()
  return { levels, serverMsPerPage: offloaded.cpuMs / pages.offloaded }
}
