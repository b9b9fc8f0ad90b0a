import type { Comparison, ComparisonVerdict, ScenarioComparison } from '../model.ts'
import { improvedBelow } from './limits.ts'

/** Worst first: one that regressed is not outweighed by others that improved. */
const severity: Record<ComparisonVerdict, number> = {
  regressed: 0,
  inconclusive: 1,
  'numbers only': 2,
  improved: 3,
  unchanged: 4,
}

/** One verdict for all scenarios: the most severe. `improved` means that at least one improved and none is worse or unclear. */
export function overallVerdict(scenarios: readonly ScenarioComparison[]): Comparison['verdict'] {
  const [first, ...rest] = scenarios
  if (!first) return { status: 'inconclusive', text: 'Nothing was compared.' }
  if (rest.length === 0) return { status: first.verdict, text: first.text }
  if (scenarios.every(({ verdict }) => verdict === 'numbers only')) return numbersOnly(scenarios)
  const verdicts = (Object.keys(severity) as ComparisonVerdict[]).sort((a, b) => severity[a] - severity[b])
  const groups = verdicts.flatMap((verdict) => {
    const those = scenarios.filter((scenario) => scenario.verdict === verdict)
    return those.length > 0 ? { verdict, those } : []
  })
  const status = groups[0]?.verdict ?? 'inconclusive'
  const text = groups.map(
    ({ verdict, those }) => `${those.length} ${verdict} (${those.map(({ id }) => id).join(', ')})`,
  )
  return { status, text: `Of ${scenarios.length} scenarios: ${text.join(', ')}.` }
}

/** Of quick runs: how many fell, and how far at least. */
function numbersOnly(scenarios: readonly ScenarioComparison[]): Comparison['verdict'] {
  const fell = scenarios
    .flatMap(({ ratio }) => ratio.longestMs?.estimate ?? [])
    .filter((estimate) => estimate < improvedBelow)
  const depth = fell.length > 0 ? `, to ${Number(Math.max(...fell).toPrecision(2))} times or less` : ''
  const text = `Numbers only: the longest stall fell in ${fell.length} of ${scenarios.length} scenarios${depth}.`
  return { status: 'numbers only', text }
}
