import type { Comparison, FindingCheck, ScenarioComparison, Strategy } from '../model.ts'
import { plainText } from '../report/foreign-text.ts'
import { formatMs, formatShare } from '../report/numbers.ts'
import { headline, type Layout, noteLine } from './summary.ts'
import { wrapWords } from './wrap-words.ts'

/** What the terminal shows of a comparison: the verdict, then each scenario's sentence. */
export function summariseComparison(comparison: Comparison, layout: Layout): string {
  const { verdict, scenarios, skipped, notices } = comparison
  // Of a single scenario the verdict has said it all.
  const hasSentences = scenarios.length > 1
  return [
    headline(verdict.text, comparisonTones[verdict.status], layout),
    ...scenarios.map((scenario) => `\n${describeScenario(scenario, hasSentences, layout)}`),
    ...skipped.map(({ id, why, how }) => `\n${noteLine('skipped', `${id}: ${why} (${how})`, layout)}`),
    ...notices.map((notice) => `\n${noteLine('note', notice.text, layout)}`),
  ].join('\n')
}

const comparisonTones = {
  improved: 'green',
  regressed: 'red',
  unchanged: 'yellow',
  inconclusive: 'yellow',
  'numbers only': 'cyan',
} as const

function describeScenario(scenario: ScenarioComparison, hasSentence: boolean, layout: Layout): string {
  const { style, width } = layout
  const text = hasSentence ? scenario.text : scenario.route
  const labelWidth = Math.max(10, ...scenario.strategies.map(({ id }) => id.length))
  const sentence = wrapWords(plainText(text), { width, indent: scenario.id.length + 2 })
  return [
    `${style('bold', scenario.id)}  ${sentence}`,
    ...scenario.strategies.map((strategy) => describeStrategy(strategy, labelWidth, layout)),
    ...describeChecks(scenario, labelWidth, layout),
  ].join('\n')
}

function describeStrategy({ id, median, blockers }: Strategy, labelWidth: number, { style, width }: Layout): string {
  const longest =
    median.stalls === 0 && median.delay !== undefined
      ? `no stall (longest delay ${formatMs(median.delay.maxMs)})`
      : `longest stall ${formatMs(median.longestMs)}`
  const canary = median.canary === undefined ? '' : `, canary p99 ${formatMs(median.canary.p99Ms)}`
  const figures = `${longest}, blocked ${formatShare(median.blockedShare)}${canary}`
  const line = (label: string, text: string) =>
    `   ${label.padEnd(labelWidth)} ${wrapWords(text, { width, indent: labelWidth + 4 })}`
  const [worst] = blockers
  if (worst?.location === undefined) return line(id, figures)
  const place = plainText(`${worst.kind} at ${worst.location.file}:${worst.location.line}`)
  return `${line(id, figures)}\n${line('', style('dim', place))}`
}

/** How many of the story's own claims held, and which did not. */
function describeChecks({ findings = [] }: ScenarioComparison, labelWidth: number, { style, width }: Layout): string[] {
  const checks = findings.flatMap((finding) => finding.checks ?? [])
  if (checks.length === 0) return []
  const unmet = checks.filter(({ isMet }) => !isMet)
  const line = (label: string, text: string) =>
    `   ${label} ${wrapWords(plainText(text), { width, indent: labelWidth + 4 })}`
  return [
    line('checked'.padEnd(labelWidth), `${checks.length - unmet.length} of ${checks.length} claims of the story hold`),
    ...unmet.map((check) => line(style('yellow', 'not met'.padEnd(labelWidth)), checkText(check))),
  ]
}

function checkText({ text, measured }: FindingCheck): string {
  return `${text}: ${measured}`
}
