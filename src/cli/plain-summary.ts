import { fixes } from '../fixes/fixes.ts'
import type { Blocker, Report } from '../model.ts'
import { formatCount, formatMs, formatShare } from '../numbers.ts'
import { plainText } from '../report/foreign-text.ts'
import { type BlockerFact, factsOf } from './blocker-text.ts'
import { type Layout, say } from './layout.ts'
import { stripFacts } from './strip-lines.ts'

/** A report's blockers for a screen reader: one fact a line, each with its name, nothing drawn. */
export function plainBlockers(report: Report, shown: readonly Blocker[], layout: Layout): string[] {
  const { blockers } = report
  const heading = blockers.length === 0 ? [] : ['', `${headingOf(blockers.length)}, most blocked time first.`]
  const more = blockers.length - shown.length
  return [
    ...stripFacts(report).map((fact) => say(fact, layout)),
    ...heading,
    ...shown.flatMap((blocker, index) => plainBlocker(blocker, `Blocker ${index + 1} of ${blockers.length}`, layout)),
    ...(more > 0 ? ['', `Only in the report: ${formatCount(more)} more blockers.`] : []),
  ]
}

function headingOf(count: number): string {
  return count === 1 ? '1 blocker' : `${formatCount(count)} blockers`
}

const names: Record<Exclude<BlockerFact['label'], 'cost' | 'at'>, string> = {
  call: 'Call',
  in: 'Ran in',
  hit: 'Who waited',
  fix: 'Remedy',
}

/** A blocker's facts below an empty line; the first begins with the given name. */
export function plainBlocker(blocker: Blocker, name: string, layout: Layout): string[] {
  const { location, fixes: remedies } = blocker
  const facts = factsOf(blocker).flatMap(({ label, text }) =>
    label === 'cost' || label === 'at' ? [] : [`${names[label]}: ${say(text, layout)}`],
  )
  return [
    '',
    `${name}: ${say(blocker.title, layout)}`,
    `Share of the blocked time: ${say(formatShare(blocker.share), layout)}`,
    `Stalls: ${formatCount(blocker.count)}`,
    `Longest stall: ${formatMs(blocker.maxMs)}`,
    `Blocked in all: ${formatMs(blocker.totalMs)}`,
    ...(location === undefined
      ? ['Place: unknown, no stack of yours was seen']
      : [
          // Paths and code are left as they are: they are looked for and opened.
          `Place${blocker.confidence === 'exact' ? '' : `, ${blocker.confidence}`}: ${plainText(location.file)}, line ${location.line}, column ${location.column}`,
          ...(location.code === undefined ? [] : [`Code: ${plainText(location.code)}`]),
        ]),
    ...facts,
    ...(remedies.length > 1
      ? [
          `Other remedies: ${remedies
            .slice(1)
            .map(({ id }) => fixes[id].title)
            .join('; ')}`,
        ]
      : []),
  ]
}
