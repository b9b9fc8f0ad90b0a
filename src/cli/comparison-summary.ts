import type { Comparison, ScenarioComparison } from '../model.ts'
import { changeLines } from './change-lines.ts'
import { type Layout, labelFor, say } from './layout.ts'
import { plainChanges, plainScenario } from './plain-comparison.ts'
import { scenarioLines } from './scenario-lines.ts'
import { headline, noteLine } from './summary.ts'

/** What the terminal shows of a comparison: the verdict, then a block for each scenario; what was removed and what is left in full
 *  for one of them.
 *  @param options.isDetailed in full for all */
export function summariseComparison(
  comparison: Comparison,
  layout: Layout,
  options: { isDetailed: boolean } = { isDetailed: false },
): string {
  const { verdict, scenarios, skipped, notices } = comparison
  const isPlain = layout.letters === 'words'
  const worst = worstOf(scenarios)
  const inFull = options.isDetailed ? scenarios : worst === undefined ? [] : [worst]
  return [
    headline(verdict.text, comparisonTones[verdict.status], layout),
    ...scenarios.map((scenario, index) => {
      // Of a single scenario the verdict has said it all; what the marks mean is said once.
      const words = { hasSentence: scenarios.length > 1, hasLegend: index === 0 }
      return `\n${(isPlain ? plainScenario(scenario, layout) : scenarioLines(scenario, words, layout)).join('\n')}`
    }),
    ...inFull.flatMap((scenario) => {
      const lines = isPlain ? plainChanges(scenario, layout) : changeLines(scenario, layout)
      return lines.length > 0 && scenarios.length > 1 ? [changeHeading(scenario, layout), ...lines] : lines
    }),
    ...moreLines(inFull.length < scenarios.length, layout),
    ...skipped.map(({ id, why, how }) => `\n${noteLine('skipped', `${id}: ${why} (${how})`, layout)}`),
    ...notices.map((notice) => `\n${noteLine('note', notice.text, layout)}`),
  ].join('\n')
}

function changeHeading({ id }: ScenarioComparison, layout: Layout): string {
  const text = say(`What changed in ${id}`, layout)
  return `\n${layout.letters === 'words' ? `${text}:` : layout.style('bold', text)}`
}

/** The one to look at first: what became worse, then what was blocked longest before. */
function worstOf(scenarios: readonly ScenarioComparison[]): ScenarioComparison | undefined {
  const gravity = ({ verdict, strategies }: ScenarioComparison) =>
    (verdict === 'regressed' ? 1e9 : 0) + Math.max(0, ...strategies.map(({ median }) => median.longestMs))
  return scenarios.reduce<ScenarioComparison | undefined>(
    (worst, scenario) => (worst === undefined || gravity(scenario) > gravity(worst) ? scenario : worst),
    undefined,
  )
}

function moreLines(isShortened: boolean, layout: Layout): string[] {
  if (!isShortened) return []
  return [
    `\n${labelFor('more', 'dim', layout)}${say('what changed in the others is in the report, and shown here with --verbose', layout)}`,
  ]
}

const comparisonTones = {
  improved: 'green',
  regressed: 'red',
  unchanged: 'yellow',
  inconclusive: 'yellow',
  'numbers only': 'cyan',
} as const
