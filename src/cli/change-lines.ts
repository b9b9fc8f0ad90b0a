import type { ScenarioComparison, Strategy } from '../model.ts'
import { formatCount } from '../numbers.ts'
import { fileAndLine } from '../report/frame-text.ts'
import { describeBlocker } from './blocker-text.ts'
import { type ChangedBlockers, changedBlockers } from './changed-blockers.ts'
import { type Layout, say } from './layout.ts'
import { wrapWords } from './wrap-words.ts'

/** Blockers of each sort that are told in full. */
export const shownChanges = { gone: 2, remaining: 3 }
const indent = 6

/** What was removed and what is left, each with its code and who waited; how the request goes now; what the story teaches.
 *  Each part begins with an empty line. */
export function changeLines(scenario: ScenarioComparison, layout: Layout): string[] {
  const changes = changedBlockers(scenario)
  if (changes === undefined) return []
  const { gone, remaining, after } = changes
  const { style } = layout
  const line = (label: string, text: string) =>
    `${style('dim', label.padEnd(4))}  ${wrapWords(say(text, layout), { width: layout.width, indent })}`
  const closing = [
    ...(remaining.length === 0 ? [line('left', leftText(changes))] : []),
    ...nowTexts(after, scenario.route).map((text) => line('now', text)),
    ...(scenario.lesson === undefined ? [] : [line('so', scenario.lesson)]),
  ]
  return [
    ...gone
      .slice(0, shownChanges.gone)
      .map((blocker) => `\n${describeBlocker(blocker, style('green', 'gone'), layout)}`),
    ...moreLine(gone.length - shownChanges.gone, 'gone', line),
    ...remaining
      .slice(0, shownChanges.remaining)
      .map(({ blocker, isNew }) => `\n${describeBlocker(blocker, style('red', isNew ? 'new ' : 'left'), layout)}`),
    ...moreLine(remaining.length - shownChanges.remaining, 'left', line),
    ...(closing.length > 0 ? [`\n${closing.join('\n')}`] : []),
  ]
}

function moreLine(count: number, label: string, line: (label: string, text: string) => string): string[] {
  return count > 0 ? [`\n${line(label, `… and ${formatCount(count)} more in the report.`)}`] : []
}

/** Of a side without blockers. */
export function leftText({ before, after }: Pick<ChangedBlockers, 'before' | 'after'>): string {
  if (before.blockers.length === 0) return `nothing was blocked in ${before.id} or ${after.id}`
  return `nothing in ${after.id}: no blocker, and nobody waited for one`
}

/** How the request goes after the change, as its stack was seen: [] where it did not call out.
 *  @example 'offloaded: GET /tables awaits a database (src/db/read-cursor.ts:9)' */
export function nowTexts({ id, call }: Strategy, route: string): string[] {
  if (call === undefined) return []
  const place = call.stack.findLast(({ owner }) => owner === 'user')
  const where = place === undefined ? '' : ` (${fileAndLine(place)})`
  return [`${id}: ${call.route || route} awaits ${call.to}${where}`]
}
