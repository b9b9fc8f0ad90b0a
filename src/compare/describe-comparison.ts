import type { ComparisonVerdict, Ratio, ScenarioComparison, Strategy } from '../model.ts'
import { formatCoverage, formatMs, formatRate, formatShare } from '../numbers.ts'
import { improvedBelow, minRuns, regressedAbove, regressedByMs } from './limits.ts'

interface Described {
  verdict: ComparisonVerdict
  /** The figure that speaks against what the longest stall says. */
  but?: 'blockedShare' | 'throughput'
  ratio: ScenarioComparison['ratio']
  blocking: Strategy
  offloaded: Strategy
  isQuick: boolean
  thresholdMs: number
}

/** Says in a sentence or two what was measured and why the verdict is what it is.
 *  @example 'Improved: longest stall 312 ms → 24 ms, 0.08 times (95 % interval 0.07–0.09; 5 and 5 runs).'
 */
export function describeComparison(described: Described): string {
  const { verdict, blocking, offloaded, ratio, thresholdMs } = described
  const counts = `${blocking.runs.length} and ${offloaded.runs.length} runs`
  const longest = ratio.longestMs
  if (!longest) return `Nothing to compare: ${counts}.`
  const before = blocking.median.longestMs
  const after = offloaded.median.longestMs
  const figures =
    before < thresholdMs && after < thresholdMs
      ? `neither has a stall of ${formatMs(thresholdMs)} or more in its median run`
      : `longest stall ${stallText(before, thresholdMs)} → ${stallText(after, thresholdMs)}`
  return `${headWords[verdict]}: ${figures}, ${bound(before, after, thresholdMs)}${ratioText(longest)}; ${counts}).${reason(described)}`
}

const headWords: Record<ComparisonVerdict, string> = {
  improved: 'Improved',
  unchanged: 'Unchanged',
  regressed: 'Regressed',
  inconclusive: 'Inconclusive',
  'numbers only': 'Numbers only',
}

function reason({ verdict, but, ratio, blocking, offloaded, isQuick }: Described): string {
  if (verdict === 'numbers only') {
    return isQuick ? ' A quick run gives no verdict.' : ` A verdict takes ${minRuns} runs on each side.`
  }
  if (but === 'blockedShare') {
    const [before, after] = [blocking, offloaded].map(({ median }) => formatShare(median.blockedShare))
    return ` But the blocked share grew from ${before} to ${after}.`
  }
  if (but === 'throughput') {
    const [before, after] = [blocking, offloaded].map(({ median }) => formatRate(median.ratePerSecond))
    return ` But the answers fell from ${before} to ${after}.`
  }
  if (verdict !== 'inconclusive') return ''
  const { low, high } = ratio.longestMs ?? { low: 0, high: 0 }
  if (low > regressedAbove) return ` It grew by no more than ${formatMs(regressedByMs)}.`
  return low < improvedBelow && high > regressedAbove
    ? ' The runs differ too much to tell better from worse: take more of them, or a quieter machine.'
    : ' The interval reaches across the limit of a change: take more runs.'
}

/** What is below the threshold was counted as the threshold, so that the ratio is a bound. */
function bound(before: number, after: number, thresholdMs: number): string {
  if (after < thresholdMs && before >= thresholdMs) return 'at most '
  return before < thresholdMs && after >= thresholdMs ? 'at least ' : ''
}

/** @example '0.08 times (95 % interval 0.07–0.09' — the caller closes the bracket */
function ratioText({ estimate, low, high, coverage }: Ratio): string {
  const level = formatCoverage(coverage)
  const interval = level !== '' ? `${level} interval ${round(low)}–${round(high)}` : 'one run each, no interval'
  return `${round(estimate)} times (${interval}`
}

function stallText(ms: number, thresholdMs: number): string {
  return ms > 0 ? formatMs(ms) : `below ${formatMs(thresholdMs)}`
}

/** Whole numbers from 10 up, else two decimals, or two digits for what is smaller than 1. */
function round(value: number): string {
  if (Math.abs(value) >= 10) return Math.round(value).toString()
  return Number(Math.abs(value) >= 1 ? value.toFixed(2) : value.toPrecision(2)).toString()
}
