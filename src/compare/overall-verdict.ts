import type { Comparison, ComparisonVerdict, ScenarioComparison } from '../model.ts'
import { improvedBelow } from './limits.ts'

/** What speaks first for all: one that regressed is not outweighed by others that improved. */
const precedence: Record<ComparisonVerdict, number> = {
  regressed: 0,
  inconclusive: 1,
  improved: 2,
  unchanged: 3,
  'numbers only': 4,
}

/** One verdict for all scenarios: regressed where one regressed, else inconclusive where one is, else improved where one improved,
 *  else unchanged. A scenario of numbers only was given no verdict and has no say beside those that were; only where none was, all
 *  is numbers only. The text counts each of them. */
export function overallVerdict(scenarios: readonly ScenarioComparison[]): Comparison['verdict'] {
  const [first, ...rest] = scenarios
  if (!first) return { status: 'inconclusive', text: 'Nothing was compared.' }
  if (rest.length === 0) return { status: first.verdict, text: first.text }
  if (scenarios.every(({ verdict }) => verdict === 'numbers only')) return numbersOnly(scenarios)
  const verdicts = (Object.keys(precedence) as ComparisonVerdict[]).sort((a, b) => precedence[a] - precedence[b])
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
