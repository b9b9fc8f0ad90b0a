import type { Finding, FindingSpan } from '../../../../model.ts'
import { percentile } from '../../measuring/percentile.ts'
import type { Experiment } from '../../scenario.ts'
import { years } from '../page-requests.ts'
import { sides } from './both-servers.ts'
import type { PageLoad } from './browser.ts'
import { type ClaimedFigure, claimChecks, claimsTable, percentChange } from './claims.ts'
import { type Loads, loadInTurn } from './load-in-turn.ts'
import { measureOthers, processorsLine } from './processors.ts'

const plans = {
  normal: { light: 12, full: 5 },
  quick: { light: 6, full: 2 },
}

/** One user, one page after the other: what the page load takes before and after. */
export const pageLoad: Experiment = {
  id: 'page-load',
  title: 'a browser loads the report page',
  async measure(lab) {
    const othersShare = await measureOthers()
    const plan = lab.isQuick ? plans.quick : plans.normal
    const [light, full] = await loadInTurn(lab, [
      { year: years.light, loads: plan.light },
      { year: years.full, loads: plan.full },
    ])
    return light && full ? [toFinding({ light, full, othersShare })] : []
  },
}

function toFinding({ light, full, othersShare }: { light: Loads; full: Loads; othersShare: number }): Finding {
  const busyShare = median(full.offloaded.map((load) => load.busyShare))
  const figures = [...compare('Page load', full), ...compare('Page load of a year with few sales', light)]
  return {
    id: 'page-load',
    title: 'Seven requests at once: when the page is complete',
    text:
      `A browser loads the page ${full.blocking.length} times from each server, in turn, over six connections that it keeps; and that of a year ` +
      `with a sixteenth of the sales, ${light.blocking.length} times. With fewer than a hundred loads, the p99 is the longest. ` +
      `${processorsLine({ busyShare, othersShare })} ` +
      'Waiting for the auth server goes away with the cache and waits side by side; what the queries compute is divided by the processors that there are.',
    checks: claimChecks(figures),
    tables: [claimsTable({ caption: 'Page load beside the claim', unit: 'ms', figures })],
    clock: {
      title: 'One page load, as the browser sees it',
      sections: [
        { title: 'Before', spans: spansOf(middleOf(full.blocking), 'waits') },
        { title: 'After', spans: spansOf(middleOf(full.offloaded), 'good') },
      ],
    },
  }
}

function compare(title: string, loads: Loads): ClaimedFigure[] {
  const [blocking, offloaded] = sides.map((side) => loads[side].map(({ durationMs }) => durationMs))
  return [0.5, 0.99].map((share) => {
    const figure = { before: percentile(blocking ?? [], share), after: percentile(offloaded ?? [], share) }
    return {
      ...{ title: `${title}, ${share === 0.5 ? 'median' : 'p99'}`, ...figure },
      ...{ change: percentChange(figure), claim: '−50…80 %', isMet: figure.after <= figure.before / 2 },
    }
  })
}

/** The page load whose duration is the median. */
function middleOf(loads: readonly PageLoad[]): PageLoad {
  const middleMs = median(loads.map(({ durationMs }) => durationMs))
  return loads.find(({ durationMs }) => durationMs === middleMs) ?? { answers: [], durationMs: 0 }
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

function spansOf({ answers }: PageLoad, tone: FindingSpan['tone']): FindingSpan[] {
  return answers.map(({ path, sentMs, endMs }) => ({ text: nameOf(path), fromMs: sentMs, toMs: endMs, tone }))
}

/** `revenue` of `/report/widgets/revenue?year=2025` */
function nameOf(path: string): string {
  return path.replace(/^.*\/|\?.*$/g, '')
}
