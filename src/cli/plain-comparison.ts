import type { ScenarioComparison, Strategy } from '../model.ts'
import { formatCount, formatMs, formatShare } from '../numbers.ts'
import { plainText } from '../report/foreign-text.ts'
import { leftText, nowTexts, shownChanges } from './change-lines.ts'
import { changedBlockers } from './changed-blockers.ts'
import { factsOfStrip, writtenSlots } from './draw-strip.ts'
import { type Layout, say } from './layout.ts'
import { plainBlocker } from './plain-summary.ts'
import { stripPair } from './strip-pair.ts'

/** A scenario for a screen reader: one fact a line, each with the name of what it is about. */
export function plainScenario(scenario: ScenarioComparison, layout: Layout): string[] {
  const checks = (scenario.findings ?? []).flatMap((finding) => finding.checks ?? [])
  const unmet = checks.filter(({ isMet }) => !isMet)
  return [
    `Scenario ${plainText(scenario.id)}: ${say(scenario.text, layout)}`,
    `Route: ${say(scenario.route, layout)}`,
    ...scenario.strategies.flatMap((strategy) => plainStrategy(strategy, layout)),
    ...(checks.length === 0
      ? []
      : [`Claims of the story that hold: ${checks.length - unmet.length} of ${checks.length}`]),
    ...unmet.map(({ text, measured }) => `Claim that does not hold: ${say(`${text}: ${measured}`, layout)}`),
  ]
}

/** When each side was blocked, of the run with the longest stall. */
function plainStrips(scenario: ScenarioComparison, layout: Layout): string[] {
  const facts = stripPair(scenario, writtenSlots).flatMap(({ strategy, strip }) => {
    const name = `The run of ${say(strategy.id, layout)} with the longest stall`
    const isFree = strip.blockedMs.every((ms) => ms === 0)
    return isFree
      ? [`${name.replace('with the longest stall', 'that is shown')}: not blocked`]
      : [`${name}:`, ...factsOfStrip(strip).map((fact) => say(fact, layout))]
  })
  return facts.length > 0 ? ['', ...facts] : []
}

/** What was removed and what is left, when each side was blocked, how the request goes now, what the story teaches. */
export function plainChanges(scenario: ScenarioComparison, layout: Layout): string[] {
  const changes = changedBlockers(scenario)
  if (changes === undefined) return []
  const { gone, remaining, after } = changes
  const more = (count: number, what: string) =>
    count > 0 ? ['', `${what}, only in the report: ${formatCount(count)} more blockers.`] : []
  return [
    ...plainStrips(scenario, layout),
    ...gone.slice(0, shownChanges.gone).flatMap((blocker) => plainBlocker(blocker, 'Gone', layout)),
    ...more(gone.length - shownChanges.gone, 'Gone'),
    ...remaining
      .slice(0, shownChanges.remaining)
      .flatMap(({ blocker, isNew }) => plainBlocker(blocker, isNew ? 'New' : 'Left', layout)),
    ...more(remaining.length - shownChanges.remaining, 'Left'),
    '',
    ...(remaining.length === 0 ? [`Left: ${say(leftText(changes), layout)}`] : []),
    ...nowTexts(after, scenario.route).map((text) => `Now, ${say(text, layout)}`),
    ...(scenario.lesson === undefined ? [] : [`What to take away: ${say(scenario.lesson, layout)}`]),
  ]
}

function plainStrategy({ id, median, blockers }: Strategy, layout: Layout): string[] {
  const name = say(id, layout)
  const location = blockers[0]?.location
  return [
    median.stalls === 0 && median.delay !== undefined
      ? `${name}, longest delay, no stall: ${formatMs(median.delay.maxMs)}`
      : `${name}, longest stall: ${formatMs(median.longestMs)}`,
    `${name}, blocked: ${say(formatShare(median.blockedShare), layout)}`,
    ...(median.canary === undefined ? [] : [`${name}, canary p99: ${formatMs(median.canary.p99Ms)}`]),
    ...(location === undefined
      ? []
      : [`${name}, worst place: ${plainText(location.file)}, line ${location.line}, ${blockers[0]?.kind}`]),
  ]
}
