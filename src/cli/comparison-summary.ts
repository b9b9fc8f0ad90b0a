import type { Comparison, FindingCheck, ScenarioComparison, Strategy } from '../model.ts'
import { formatMs, formatShare } from '../numbers.ts'
import { columnsOf, fitColumns, padColumns } from './columns-of.ts'
import { type Layout, say } from './layout.ts'
import { plainScenario } from './plain-comparison.ts'
import { headline, noteLine } from './summary.ts'
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

/** Columns. */
const longestName = 24

const comparisonTones = {
  improved: 'green',
  regressed: 'red',
  unchanged: 'yellow',
  inconclusive: 'yellow',
  'numbers only': 'cyan',
} as const

function describeScenario(scenario: ScenarioComparison, hasSentence: boolean, layout: Layout): string {
  if (layout.letters === 'words') return plainScenario(scenario, layout)
  const { style, width } = layout
  const text = hasSentence ? scenario.text : scenario.route
  const id = shortName(scenario.id, layout)
  const labelWidth = Math.max(10, ...scenario.strategies.map((strategy) => columnsOf(shortName(strategy.id, layout))))
  const sentence = wrapWords(say(text, layout), { width, indent: columnsOf(id) + 2 })
  return [
    `${style('bold', id)}  ${sentence}`,
    ...scenario.strategies.map((strategy) => describeStrategy(strategy, labelWidth, layout)),
    ...describeChecks(scenario, labelWidth, layout),
  ].join('\n')
}

function describeStrategy({ id, median, blockers }: Strategy, labelWidth: number, layout: Layout): string {
  const { style, width, columns } = layout
  const name = shortName(id, layout)
  const longest =
    median.stalls === 0 && median.delay !== undefined
      ? `no stall (longest delay ${formatMs(median.delay.maxMs)})`
      : `longest stall ${formatMs(median.longestMs)}`
  const canary = median.canary === undefined ? '' : `, canary p99 ${formatMs(median.canary.p99Ms)}`
  const figures = `${longest}, blocked ${formatShare(median.blockedShare)}${canary}`
  const line = (label: string, text: string) =>
    `   ${padColumns(label, labelWidth)} ${wrapWords(say(text, layout), { width, indent: labelWidth + 4 })}`
  const [worst] = blockers
  if (worst?.location === undefined) return line(name, figures)
  const place = `${worst.kind} at ${worst.location.file}:${worst.location.line}`
  const beside = `${line(name, figures)}   ${style('dim', say(place, layout))}`
  // A wide terminal has room for both; a pipe keeps the lines of a narrow one, whoever reads it there.
  if (Number.isFinite(columns) && columns > width && columnsOf(beside) <= columns) return beside
  return `${line(name, figures)}\n${line('', place).replace(/\S.*$/su, (text) => style('dim', text))}`
}

/** Of folders that a user named: what is compared may be called anything. */
function shortName(id: string, layout: Layout): string {
  return fitColumns(say(id, layout), { columns: longestName, mark: say('…', layout) })
}

/** How many of the story's own claims held, and which did not. */
function describeChecks({ findings = [] }: ScenarioComparison, labelWidth: number, layout: Layout): string[] {
  const { style, width } = layout
  const checks = findings.flatMap((finding) => finding.checks ?? [])
  if (checks.length === 0) return []
  const unmet = checks.filter(({ isMet }) => !isMet)
  const line = (label: string, text: string) =>
    `   ${label} ${wrapWords(say(text, layout), { width, indent: labelWidth + 4 })}`
  return [
    line(
      padColumns('checked', labelWidth),
      `${checks.length - unmet.length} of ${checks.length} claims of the story hold`,
    ),
    ...unmet.map((check) => line(style('yellow', padColumns('not met', labelWidth)), checkText(check))),
  ]
}

function checkText({ text, measured }: FindingCheck): string {
  return `${text}: ${measured}`
}
