import type { LoopcheckError } from '../errors.ts'
import { fixes } from '../fixes/fixes.ts'
import type { Blocker, Comparison, Report, Verdict } from '../model.ts'
import { plainText } from '../report/foreign-text.ts'
import { formatMs, formatShare } from '../report/numbers.ts'
import type { Io } from './io.ts'
import { type Style, styleFor } from './style.ts'

const shownBlockers = 5

/** What the terminal shows of a report: verdict, then where, why, who waited, what to do. */
export function summariseReport(report: Report, style: Style): string {
  const shown = report.blockers.slice(0, shownBlockers)
  const more = report.blockers.length - shown.length
  return [
    verdictLine(report.verdict, style),
    ...shown.map((blocker, index) => `\n${describeBlocker(blocker, index + 1, style)}`),
    ...(more > 0 ? [`\n… and ${more} more in the report.`] : []),
    ...report.notices.map((notice) => `\n${style('yellow', 'note')}  ${plainText(notice.text)}`),
  ].join('\n')
}

export function verdictLine(verdict: Verdict, style: Style): string {
  const tone = verdict.status === 'clean' ? 'green' : verdict.status === 'blocked' ? 'red' : 'yellow'
  return style(['bold', tone], plainText(verdict.text))
}

function describeBlocker(blocker: Blocker, rank: number, style: Style): string {
  const { location, library, victims } = blocker
  const line = (label: string, text: string) => `   ${style('dim', label.padEnd(4))} ${plainText(text)}`
  const lines = [
    `${rank}  ${style('bold', plainText(blocker.title))}  ${formatShare(blocker.share)} of the blocked time: ${blocker.count} × up to ${formatMs(blocker.maxMs)}, ${formatMs(blocker.totalMs)} in all`,
  ]
  const sure = blocker.confidence === 'exact' ? '' : `${blocker.confidence}: `
  if (location !== undefined) {
    lines.push(line('at', `${sure}${location.file}:${location.line}:${location.column}`))
    if (location.code !== undefined) lines.push(line('', location.code))
  } else lines.push(line('at', 'unknown: no stack of yours was seen'))
  const through = library === undefined ? '' : ` through ${library.package}@${library.version}`
  if (blocker.callee !== undefined)
    lines.push(line('call', `${blocker.callee}${through}${blocker.detail === undefined ? '' : ` (${blocker.detail})`}`))
  lines.push(line('in', blocker.route ?? blocker.phase))
  if (victims.requests > 0) {
    const lower = victims.measuredAt === 'server' ? 'at least ' : ''
    lines.push(
      line(
        'hit',
        `${lower}${victims.requests} requests waited, ${formatMs(victims.delayMs / victims.requests)} on average, ${formatMs(victims.maxDelayMs)} at most`,
      ),
    )
  }
  const [fix] = blocker.fixes
  if (fix !== undefined) lines.push(line('fix', fixes[fix.id].summary))
  return lines.join('\n')
}

/** The same for a comparison: the verdict, then each scenario's sentence. */
export function summariseComparison(comparison: Comparison, style: Style): string {
  const tone = {
    improved: 'green',
    regressed: 'red',
    unchanged: 'yellow',
    inconclusive: 'yellow',
    'numbers only': 'cyan',
  } as const
  const lines = [style(['bold', tone[comparison.verdict.status]], plainText(comparison.verdict.text))]
  for (const scenario of comparison.scenarios) {
    lines.push('', `${style('bold', scenario.id)}  ${plainText(scenario.text)}`)
    for (const strategy of scenario.strategies) {
      const { median } = strategy
      const canary = median.canary === undefined ? '' : `, canary p99 ${formatMs(median.canary.p99Ms)}`
      const longest =
        median.stalls === 0 && median.delay !== undefined
          ? `no stall (longest delay ${formatMs(median.delay.maxMs)})`
          : `longest stall ${formatMs(median.longestMs)}`
      lines.push(`   ${strategy.id.padEnd(10)} ${longest}, blocked ${formatShare(median.blockedShare)}${canary}`)
      const [worst] = strategy.blockers
      if (worst?.location !== undefined) {
        lines.push(
          `   ${''.padEnd(10)} ${style('dim', `${worst.kind} at ${plainText(`${worst.location.file}:${worst.location.line}`)}`)}`,
        )
      }
    }
  }
  for (const { id, why, how } of comparison.skipped)
    lines.push('', `${style('yellow', 'skipped')}  ${id}: ${why} (${how})`)
  for (const notice of comparison.notices) lines.push('', `${style('yellow', 'note')}  ${plainText(notice.text)}`)
  return lines.join('\n')
}

/** What ended a measurement early, after its report. */
export function failureLine(failure: LoopcheckError, to: { io: Io; options: { color: boolean } }): string {
  const style = styleFor(to.io.stderr, to.io.env, { hasColor: to.options.color })
  const message = failure.message.split('\n').map(plainText).join('\n')
  return `\n${style('red', 'failed')}  ${message}\n`
}
