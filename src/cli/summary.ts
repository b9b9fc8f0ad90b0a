import type { LoopcheckError } from '../errors.ts'
import type { Report, Verdict } from '../model.ts'
import { formatCount } from '../numbers.ts'
import { plainLines } from '../report/foreign-text.ts'
import { describeBlocker } from './blocker-text.ts'
import { type Layout, labelFor, say } from './layout.ts'
import { spell } from './letters.ts'
import { plainBlockers } from './plain-summary.ts'
import { processLines } from './process-lines.ts'
import { stripLines } from './strip-lines.ts'
import { wrapWords } from './wrap-words.ts'

const shownBlockers = 5

/** What the terminal shows of a report: verdict, then where, why, who waited, what to do. */
export function summariseReport(report: Report, layout: Layout): string {
  const shown = report.blockers.slice(0, shownBlockers)
  return [
    verdictLine(report.verdict, layout),
    ...(layout.letters === 'words'
      ? plainBlockers(report, shown, layout)
      : [
          ...stripLines(report, layout),
          ...shown.map((blocker, index) => `\n${describeBlocker(blocker, String(index + 1), layout)}`),
          ...moreLines(report.blockers.length - shown.length, layout),
        ]),
    ...(shown[0] === undefined ? [] : [`\n${labelFor('more', 'dim', layout)}loopcheck explain ${shown[0].kind}`]),
    ...processLines(report, layout),
    ...report.notices.map((notice) => `\n${noteLine('note', notice.text, layout)}`),
  ].join('\n')
}

function moreLines(count: number, layout: Layout): string[] {
  return count > 0 ? [`\n${say(`… and ${formatCount(count)} more in the report.`, layout)}`] : []
}

/** What ended a measurement early, after its report. The program's last words keep their lines. */
export function failureLine(failure: LoopcheckError, layout: Layout): string {
  const message = spell(plainLines(failure.message), layout.letters)
  return `\n${labelFor('failed', 'red', layout)}${message}\n`
}

function verdictLine({ status, text }: Verdict, layout: Layout): string {
  return headline(text, status === 'clean' ? 'green' : status === 'blocked' ? 'red' : 'yellow', layout)
}

/** A verdict, bold, in its colour. */
export function headline(text: string, tone: 'green' | 'red' | 'yellow' | 'cyan', layout: Layout): string {
  return layout.style(['bold', tone], wrapWords(say(text, layout), { width: layout.width, indent: 0 }))
}

/** A remark under its label. */
export function noteLine(label: string, text: string, layout: Layout): string {
  return `${labelFor(label, 'yellow', layout)}${wrapWords(say(text, layout), { width: layout.width, indent: label.length + 2 })}`
}
