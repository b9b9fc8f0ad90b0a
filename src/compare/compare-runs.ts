import type { ComparisonVerdict, Ratio, RunFigures, ScenarioComparison, Strategy } from '../model.ts'
import { describeComparison } from './describe-comparison.ts'
import { improvedBelow, minRuns, regressedAbove, regressedByMs } from './limits.ts'
import { median, ratioOfRuns } from './statistics.ts'

interface ScenarioRuns {
  id: string
  title: string
  /** One sentence: what the request does. */
  story: string
  route: string
  /** Or before. */
  blocking: Strategy
  /** Or after. */
  offloaded: Strategy
  others?: readonly Strategy[]
  /** undefined when it was not checked. */
  sameBytes?: boolean
  /** Fewer and shorter runs: no verdict. */
  isQuick: boolean
  /** Stalls below it were not looked for; 20 when undefined. */
  thresholdMs?: number
}

/** What a client's clock and timers can tell apart. */
const canaryResolutionMs = 1

/** Judges two sets of runs of one scenario by the longest stall: improved when the whole interval is below 0.8, regressed when it
 *  is above 1.25 and the median grew by more than 20 ms, unchanged when it lies within, else inconclusive.
 *  A longest stall that shrank while more of the time was blocked, or fewer requests were answered, is inconclusive too.
 *  Figures below what a run can tell from nothing count as that: the threshold for the longest stall, one such stall a run for
 *  the blocked share, 1 ms for the canary.
 */
export function compareStrategies(runs: ScenarioRuns): ScenarioComparison {
  const { blocking, offloaded, isQuick, thresholdMs = 20 } = runs
  const measured = measure(blocking.runs, offloaded.runs, thresholdMs)
  const hasVerdict = !isQuick && Math.min(blocking.runs.length, offloaded.runs.length) >= minRuns
  const judged = hasVerdict ? judge(measured) : { verdict: 'numbers only' as const }
  const { throughput, grewByMs, ...ratio } = measured
  return {
    id: runs.id,
    title: runs.title,
    story: runs.story,
    route: runs.route,
    verdict: judged.verdict,
    text: describeComparison({ ...judged, ratio, blocking, offloaded, isQuick, thresholdMs }),
    ...(runs.sameBytes === undefined ? {} : { sameBytes: runs.sameBytes }),
    strategies: [blocking, offloaded, ...(runs.others ?? [])],
    ratio,
  }
}

interface Measured {
  longestMs?: Ratio
  blockedShare?: Ratio
  canaryP99Ms?: Ratio
  throughput?: Ratio
  grewByMs: number
}

/** Without runs on either side there is nothing to divide: no ratio at all. */
function measure(before: RunFigures[], after: RunFigures[], thresholdMs: number): Measured {
  if (before.length === 0 || after.length === 0) return { grewByMs: 0 }
  const ratioOf = (figure: (run: RunFigures) => number, floor: number) =>
    ratioOfRuns(before.map(figure), after.map(figure), floor)
  const runMs = median([...before, ...after].map(({ durationMs }) => durationMs))
  const medianOf = (runs: RunFigures[]) => median(runs.map(({ longestMs }) => Math.max(longestMs, thresholdMs)))
  const canaryBefore = before.flatMap(({ canary }) => canary?.p99Ms ?? [])
  const canaryAfter = after.flatMap(({ canary }) => canary?.p99Ms ?? [])
  const hasCanaries = canaryBefore.length === before.length && canaryAfter.length === after.length
  return {
    longestMs: ratioOf((run) => run.longestMs, thresholdMs),
    blockedShare: ratioOf((run) => run.blockedShare, runMs > 0 ? Math.min(thresholdMs / runMs, 1) : 1),
    ...(hasCanaries ? { canaryP99Ms: ratioOfRuns(canaryBefore, canaryAfter, canaryResolutionMs) } : {}),
    // One answer in a run.
    throughput: ratioOf((run) => run.ratePerSecond, runMs > 0 ? 1_000 / runMs : 1),
    grewByMs: medianOf(after) - medianOf(before),
  }
}

/** `but` names the figure that speaks against what the longest stall says. */
interface Judged {
  verdict: ComparisonVerdict
  but?: 'blockedShare' | 'throughput'
}

function judge({ longestMs, blockedShare, throughput, grewByMs }: Measured): Judged {
  if (!longestMs) return { verdict: 'numbers only' }
  if (longestMs.low > regressedAbove && grewByMs > regressedByMs) return { verdict: 'regressed' }
  if (longestMs.high < improvedBelow) {
    if (blockedShare && blockedShare.low > regressedAbove) return { verdict: 'inconclusive', but: 'blockedShare' }
    if (throughput && throughput.high < improvedBelow) return { verdict: 'inconclusive', but: 'throughput' }
    return { verdict: 'improved' }
  }
  const isInside = longestMs.low >= improvedBelow && longestMs.high <= regressedAbove
  return { verdict: isInside ? 'unchanged' : 'inconclusive' }
}
