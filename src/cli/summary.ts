import type { LoopcheckError } from '../errors.ts'
import { fixes } from '../fixes/fixes.ts'
import type { Blocker, Report, Verdict } from '../model.ts'
import { excerptLines } from '../report/excerpt-lines.ts'
import { elideMiddle, plainText } from '../report/foreign-text.ts'
import { formatMs, formatShare } from '../report/numbers.ts'
import type { Io } from './io.ts'
import { processLines } from './process-lines.ts'
import { type Style, styleFor } from './style.ts'
import { wrapWords } from './wrap-words.ts'

/** How text is laid out on this terminal. */
export interface Layout {
  style: Style
  /** Columns; Infinity where stderr is no terminal. */
  width: number
}

/** Columns; longer lines are hard to read. */
export const widest = 100
const shownBlockers = 5
const longestCode = 120

export function layoutFor({ stderr, env }: Io, options: { color: boolean }): Layout {
  return {
    style: styleFor(stderr, env, { hasColor: options.color }),
    width: stderr.isTTY === true ? Math.min(stderr.columns ?? 80, widest) : Number.POSITIVE_INFINITY,
  }
}

/** What the terminal shows of a report: verdict, then where, why, who waited, what to do. */
export function summariseReport(report: Report, layout: Layout): string {
  const shown = report.blockers.slice(0, shownBlockers)
  const more = report.blockers.length - shown.length
  return [
    verdictLine(report.verdict, layout),
    ...shown.map((blocker, index) => `\n${describeBlocker(blocker, index + 1, layout)}`),
    ...(more > 0 ? [`\n… and ${more} more in the report.`] : []),
    ...(shown[0] === undefined ? [] : [`\n${layout.style('dim', 'more')}  loopcheck explain ${shown[0].kind}`]),
    ...processLines(report, layout),
    ...report.notices.map((notice) => `\n${noteLine('note', notice.text, layout)}`),
  ].join('\n')
}

/** What ended a measurement early, after its report. */
export function failureLine(failure: LoopcheckError, { style }: Layout): string {
  // The program's last words keep their lines.
  const message = failure.message.split('\n').map(plainText).join('\n')
  return `\n${style('red', 'failed')}  ${message}\n`
}

function verdictLine({ status, text }: Verdict, layout: Layout): string {
  return headline(text, status === 'clean' ? 'green' : status === 'blocked' ? 'red' : 'yellow', layout)
}

/** A verdict, bold, in its colour. */
export function headline(text: string, tone: 'green' | 'red' | 'yellow' | 'cyan', { style, width }: Layout): string {
  return style(['bold', tone], wrapWords(plainText(text), { width, indent: 0 }))
}

/** A remark under its label. */
export function noteLine(label: string, text: string, { style, width }: Layout): string {
  return `${style('yellow', label)}  ${wrapWords(plainText(text), { width, indent: label.length + 2 })}`
}

function describeBlocker(blocker: Blocker, rank: number, { style, width }: Layout): string {
  const { location, victims } = blocker
  const line = (label: string, text: string) =>
    `   ${style('dim', label.padEnd(4))} ${wrapWords(plainText(text), { width, indent: 8 })}`
  const lines = [
    `${rank}  ${style('bold', plainText(blocker.title))}`,
    line(
      'cost',
      `${formatShare(blocker.share)} of the blocked time: ${blocker.count} × up to ${formatMs(blocker.maxMs)}, ${formatMs(blocker.totalMs)} in all`,
    ),
  ]
  if (location === undefined) lines.push(line('at', 'unknown: no stack of yours was seen'))
  else {
    const sure = blocker.confidence === 'exact' ? '' : `${blocker.confidence}: `
    lines.push(line('at', `${sure}${location.file}:${location.line}:${location.column}`))
    lines.push(...codeLines(location, { style, width }))
  }
  const call = callText(blocker)
  if (call !== undefined) lines.push(line('call', call))
  lines.push(
    line('in', blocker.route ?? (blocker.origin === undefined ? blocker.phase : `${blocker.phase}: ${blocker.origin}`)),
  )
  if (victims.requests > 0) {
    const lower = victims.measuredAt === 'server' ? 'at least ' : ''
    const waits = `${formatMs(victims.delayMs / victims.requests)} on average, ${formatMs(victims.maxDelayMs)} at most`
    lines.push(line('hit', `${lower}${victims.requests} request${victims.requests === 1 ? '' : 's'} waited, ${waits}`))
  }
  const [fix] = blocker.fixes
  if (fix !== undefined) lines.push(line('fix', fixes[fix.id].summary))
  return lines.join('\n')
}

/** The line with its neighbours, where they are known. */
function codeLines({ code, excerpt, line }: NonNullable<Blocker['location']>, { style, width }: Layout): string[] {
  const short = (text: string, taken: number) => elideMiddle(plainText(text), Math.min(width - taken, longestCode))
  if (excerpt === undefined) return code === undefined ? [] : [`        ${short(code, 8)}`]
  const lines = excerptLines(excerpt, line)
  const at = lines.findIndex(({ isMarked }) => isMarked)
  return lines.slice(Math.max(0, at - 1), at + 2).map(({ number, code: text, isMarked }) => {
    const indent = text.slice(0, text.length - text.trimStart().length)
    const shown = `${indent}${short(text.trim(), 14 + number.length + indent.length)}`
    return isMarked
      ? `      ${style('red', '>')} ${style('dim', number)}  ${style('bold', shown)}`
      : `        ${style('dim', `${number}  ${shown}`)}`.trimEnd()
  })
}

function callText({ callee, library, detail }: Blocker): string | undefined {
  if (callee === undefined) return detail
  const through = library === undefined ? '' : ` through ${library.package}@${library.version}`
  return `${callee}${through}${detail === undefined ? '' : ` (${detail})`}`
}
