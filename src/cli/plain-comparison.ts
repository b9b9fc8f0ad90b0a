import type { ScenarioComparison, Strategy } from '../model.ts'
import { formatMs, formatShare } from '../numbers.ts'
import { plainText } from '../report/foreign-text.ts'
import { type Layout, say } from './layout.ts'

/** A scenario for a screen reader: one fact a line, each with the name of what it is about. */
export function plainScenario(scenario: ScenarioComparison, layout: Layout): string {
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
  ].join('\n')
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
