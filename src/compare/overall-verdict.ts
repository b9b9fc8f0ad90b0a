import type { Comparison, ComparisonVerdict, ScenarioComparison } from '../model.ts'

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
