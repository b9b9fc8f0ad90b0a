import type { Lab } from '../../scenario.ts'
import { signToken } from '../auth/token.ts'
import { pageRequests, years } from '../page-requests.ts'
import { noAuthLimit, type Side, sides, startBoth } from './both-servers.ts'
import { Browser, type PageLoad } from './browser.ts'
import { startProcessorClock } from './processors.ts'

/** A page load, and what share of all processors was busy meanwhile. */
export interface MeasuredLoad extends PageLoad {
  busyShare: number
}

export type Loads = Record<Side, MeasuredLoad[]>

/** One user loads the pages of some years from both servers, in turn.
 *  @param rounds page loads of each year from each side; all within the minute that the token cache lasts
 *  @returns the loads of each year, in the order of the rounds
 *  @throws Error when an answer is not 200: its time would mean nothing
 */
export async function loadInTurn(lab: Lab, rounds: readonly { year: number; loads: number }[]): Promise<Loads[]> {
  const { servers, stop } = await startBoth(lab, noAuthLimit)
  const token = signToken({ user: 'reader' })
  const browsers = {
    blocking: new Browser({ origin: servers.blocking.origin, token }),
    offloaded: new Browser({ origin: servers.offloaded.origin, token }),
  }
  try {
    // Not counted: it opens the connections, has the code compiled, and brings the token into the cache.
    for (const side of sides) await loadOnce(browsers[side], pageRequests(years.light))
    const all: Loads[] = []
    for (const { year, loads } of rounds) {
      const paths = pageRequests(year)
      const measured: Loads = { blocking: [], offloaded: [] }
      for (let round = 0; round < loads; round++) {
        // Blocking, offloaded, offloaded, blocking …: whatever drifts, drifts for both.
        for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
          lab.signal.throwIfAborted()
          measured[side].push(await loadOnce(browsers[side], paths))
        }
      }
      all.push(measured)
    }
    return all
  } finally {
    for (const side of sides) browsers[side].close()
    await stop()
  }
}

async function loadOnce(browser: Browser, paths: readonly string[]): Promise<MeasuredLoad> {
  const readBusyShare = startProcessorClock()
  const load = await browser.loadPage(paths)
  const failed = load.answers.find(({ status }) => status !== 200)
  if (failed !== undefined) throw new Error(`${failed.path} was answered with ${failed.status}`)
  return { ...load, busyShare: readBusyShare() }
}
