import type { Finding } from '../../../../model.ts'
import type { Experiment } from '../../scenario.ts'
import type { AuthStats } from '../auth/auth-server.ts'
import { signToken } from '../auth/token.ts'
import { pageRequests, years } from '../page-requests.ts'
import { type Side, startBoth } from './both-servers.ts'
import { Browser } from './browser.ts'
import { type ClaimedFigure, claimChecks, claimsTable, percentChange } from './claims.ts'

/** How often the one user opens the page, within a minute. */
const pages = 5

/** How many users open it at once, each with a token of their own: more than the auth server grants when each of them
 *  means seven verifications, fewer when each means one. */
const users = 32

/** The auth server's limit: a client of its, among others. */
const limit = { burst: 60, perSecond: 30 }

/** What one side came to. */
interface AuthCounts {
  callsOfFirstPage: number
  callsOfAllPages: number
  callsOfManyUsers: number
  unauthorised: number
}

/** How often the auth server is asked, and what becomes of it when many users come at once. */
export const authCalls: Experiment = {
  id: 'auth-calls',
  title: 'one user, then many, and the auth server behind them',
  async measure(lab) {
    const { servers, stop } = await startBoth(lab, {
      REPORT_AUTH_BURST: String(limit.burst),
      REPORT_AUTH_PER_SECOND: String(limit.perSecond),
    })
    try {
      const alone = {
        blocking: await loadAlone(servers.blocking.origin),
        offloaded: await loadAlone(servers.offloaded.origin),
      }
      lab.signal.throwIfAborted()
      const together = {
        blocking: await loadTogether(servers.blocking.origin),
        offloaded: await loadTogether(servers.offloaded.origin),
      }
      const countsOf = (side: Side): AuthCounts => ({ ...alone[side], ...together[side] })
      return [toFinding({ blocking: countsOf('blocking'), offloaded: countsOf('offloaded') })]
    } finally {
      await stop()
    }
  },
}

/** One user opens the page again and again. */
async function loadAlone(origin: string): Promise<Pick<AuthCounts, 'callsOfFirstPage' | 'callsOfAllPages'>> {
  const browser = new Browser({ origin, token: signToken({ user: 'reader' }) })
  try {
    const start = await countCalls(origin)
    await browser.loadPage(pageRequests(years.light))
    const first = await countCalls(origin)
    for (let page = 1; page < pages; page++) await browser.loadPage(pageRequests(years.light))
    return { callsOfFirstPage: first - start, callsOfAllPages: (await countCalls(origin)) - start }
  } finally {
    browser.close()
  }
}

/** Many users open the page at the same moment. */
async function loadTogether(origin: string): Promise<Pick<AuthCounts, 'callsOfManyUsers' | 'unauthorised'>> {
  const browsers = Array.from(
    { length: users },
    (_, user) => new Browser({ origin, token: signToken({ user: `user ${user}` }) }),
  )
  try {
    const start = await countCalls(origin)
    const loads = await Promise.all(browsers.map((browser) => browser.loadPage(pageRequests(years.light))))
    const answers = loads.flatMap((load) => load.answers)
    return {
      callsOfManyUsers: (await countCalls(origin)) - start,
      unauthorised: answers.filter(({ status }) => status === 401).length,
    }
  } finally {
    for (const browser of browsers) browser.close()
  }
}

/** Granted and refused ones. */
async function countCalls(origin: string): Promise<number> {
  const response = await fetch(`${origin}/report/auth-stats`)
  const { verifications, refused } = (await response.json()) as AuthStats
  return verifications + refused
}

function toFinding({ blocking, offloaded }: Record<Side, AuthCounts>): Finding {
  const compare = (title: string, count: keyof AuthCounts): ClaimedFigure => {
    const [before, after] = [blocking[count], offloaded[count]]
    return { title, before, after, change: percentChange({ before, after }) }
  }
  const many = compare(`Calls to the auth server: one user, ${pages} pages in a minute`, 'callsOfAllPages')
  const unauthorised = compare(`Requests answered 401: ${users} users at once`, 'unauthorised')
  const figures: ClaimedFigure[] = [
    compare('Calls to the auth server: one user, first page', 'callsOfFirstPage'),
    { ...many, claim: '−90 %', isMet: many.after <= many.before / 10 },
    compare(`Calls to the auth server: ${users} users at once, a page each`, 'callsOfManyUsers'),
    { ...unauthorised, claim: 'none', isMet: unauthorised.before > 0 && unauthorised.after === 0 },
  ]
  return {
    id: 'auth-calls',
    title: 'How often the auth server is asked, and how often it refuses',
    text:
      'Before, every request has its token verified; after, the first of a user, and those that come with it wait for the same answer. ' +
      `The auth server grants bursts of ${limit.burst} and ${limit.perSecond} a second: beyond that it refuses, and a user whose token is good is told 401.`,
    checks: claimChecks(figures),
    tables: [claimsTable({ caption: 'Calls and 401s beside the claims', unit: 'count', figures })],
  }
}
