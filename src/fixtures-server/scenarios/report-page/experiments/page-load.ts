import type { Finding, FindingSpan } from '../../../../model.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { signToken } from '../auth/token.ts'
import { pageRequests, years } from '../page-requests.ts'
import { type Side, sides, startBoth } from './both-servers.ts'
import { Browser, type PageLoad } from './browser.ts'
import { type ClaimedFigure, claimChecks, claimsTable, percentChange } from './claims.ts'
import { percentile } from './percentile.ts'
import { processorsLine, startProcessorClock } from './processors.ts'

/** Page loads of each side; all of them within the minute that the token cache lasts. */
const rounds = { normal: 10, quick: 3 }

/** A page load, and what share of all processors was busy meanwhile. */
interface MeasuredLoad extends PageLoad {
  busyShare: number
}

/** One user, one page after the other: what the page load takes before and after. */
export const pageLoad: Experiment = {
  id: 'page-load',
  title: 'a browser loads the report page',
  async measure(lab) {
    return [toFinding(await loadInTurn(lab))]
  },
}

/** Blocking, offloaded, offloaded, blocking …: whatever drifts, drifts for both. */
async function loadInTurn(lab: Lab): Promise<Record<Side, MeasuredLoad[]>> {
  const { servers, stop } = await startBoth(lab)
  const loads: Record<Side, MeasuredLoad[]> = { blocking: [], offloaded: [] }
  const token = signToken({ user: 'reader' })
  const browsers = {
    blocking: new Browser({ origin: servers.blocking.origin, token }),
    offloaded: new Browser({ origin: servers.offloaded.origin, token }),
  }
  try {
    for (let round = 0; round <= (lab.isQuick ? rounds.quick : rounds.normal); round++) {
      for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
        lab.signal.throwIfAborted()
        const load = await loadOnce(browsers[side])
        // Round 0 opens the connections, has the code compiled, and brings the token into the cache.
        if (round > 0) loads[side].push(load)
      }
    }
  } finally {
    for (const side of sides) browsers[side].close()
    await stop()
  }
  return loads
}

/** @throws Error when an answer is not 200: its time would mean nothing */
async function loadOnce(browser: Browser): Promise<MeasuredLoad> {
  const readBusyShare = startProcessorClock()
  const load = await browser.loadPage(pageRequests(years.full))
  const failed = load.answers.find(({ status }) => status !== 200)
  if (failed !== undefined) throw new Error(`${failed.path} was answered with ${failed.status}`)
  return { ...load, busyShare: readBusyShare() }
}

function toFinding(loads: Record<Side, MeasuredLoad[]>): Finding {
  const durations = (side: Side) => loads[side].map(({ durationMs }) => durationMs)
  const figures = [0.5, 0.99].map((share): ClaimedFigure => {
    const before = percentile(durations('blocking'), share)
    const after = percentile(durations('offloaded'), share)
    return {
      ...{ title: share === 0.5 ? 'Page load, median' : 'Page load, p99', before, after },
      ...{ change: percentChange({ before, after }), claim: '−50…80 %', isMet: after <= before / 2 },
    }
  })
  const busyShare = percentile(
    loads.offloaded.map((load) => load.busyShare),
    0.5,
  )
  const areMet = figures.every(({ isMet }) => isMet)
  return {
    id: 'page-load',
    title: 'Seven requests at once: when the page is complete',
    text:
      `A browser loads the page ${loads.blocking.length} times from each server, in turn, over six connections that it keeps; ` +
      `with so few loads the p99 is the longest one. ${processorsLine(busyShare)}${areMet ? '' : ' Where the queries need processors, not patience, sending them at once helps as far as there are processors.'}`,
    checks: claimChecks(figures),
    tables: [claimsTable({ caption: 'Page load beside the claim', unit: 'ms', figures })],
    clock: {
      title: 'One page load, as the browser sees it',
      sections: [
        { title: 'Before', spans: spansOf(middleOf(loads.blocking), 'waits') },
        { title: 'After', spans: spansOf(middleOf(loads.offloaded), 'good') },
      ],
    },
  }
}

/** The page load whose duration is the median. */
function middleOf(loads: readonly MeasuredLoad[]): PageLoad {
  const middleMs = percentile(
    loads.map(({ durationMs }) => durationMs),
    0.5,
  )
  return loads.find(({ durationMs }) => durationMs === middleMs) ?? { answers: [], durationMs: 0 }
}

function spansOf({ answers }: PageLoad, tone: FindingSpan['tone']): FindingSpan[] {
  return answers.map(({ path, sentMs, endMs }) => ({ text: nameOf(path), fromMs: sentMs, toMs: endMs, tone }))
}

/** `revenue` of `/report/widgets/revenue?year=2025` */
function nameOf(path: string): string {
  return path.replace(/^.*\/|\?.*$/g, '')
}
