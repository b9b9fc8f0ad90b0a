import { stripPair } from '../../src/cli/strip-pair.ts'
import type { Comparison, RunFigures, ScenarioComparison } from '../../src/model.ts'
import { accountsOfStrips, ownWords } from './traceable-accounts.ts'
import { accountsOfBlockers, tookOf } from './traceable-blockers.ts'
import { accountOfHistogram, accountsOfSeries } from './traceable-series.ts'
import { type Account, type Figure, places, sum } from './traceable-sources.ts'

/** All that a comparison shows and its report.json does not say as it is. */
export function accountsOfComparison({ scenarios }: Comparison): Account[] {
  return [
    ownWords,
    ...scenarios.flatMap(accountsOfScenario),
    ...scenarios.flatMap(({ strategies }) =>
      strategies.flatMap(({ blockers, timeline }) => [
        ...accountsOfBlockers(blockers),
        ...(timeline === undefined
          ? []
          : [
              ...accountsOfSeries(timeline.series, timeline.durationMs),
              accountOfHistogram(timeline.stallHistogram ?? []),
            ]),
      ]),
    ),
  ]
}

function accountsOfScenario(scenario: ScenarioComparison): Account[] {
  const { strategies, ratio, findings = [] } = scenario
  const before = strategies.find(({ role }) => role === 'blocking')?.median
  const after = strategies.find(({ role }) => role === 'offloaded')?.median
  const checks = findings.flatMap((finding) => finding.checks ?? [])
  return [
    ...accountsOfStrips((parts) => stripPair(scenario, parts).map(({ strip }) => strip)),
    {
      how: 'a figure’s ratio: its median after over that before',
      figures: before && after ? quotients(before, after) : [],
    },
    {
      how: 'how sure an interval is, where it is not told: as it was',
      figures: [['coverage', ratio.longestMs?.coverage ?? 0.95]],
    },
    { how: 'claims that hold', figures: [['count', checks.filter(({ isMet }) => isMet).length]] },
    { how: 'a scenario’s runs, one after the other', figures: strategies.flatMap(({ runs }) => places(runs.length)) },
    {
      how: 'what requests took that were sent while the slowest one ran',
      figures: tookOf(strategies.flatMap(({ slowestRequest }) => slowestRequest?.meanwhile ?? [])),
    },
    {
      how: 'stalls that a run of the timeline had: over all lengths',
      figures: strategies.map(({ timeline }) => [
        'count',
        sum((timeline?.stallHistogram ?? []).map(({ stalls }) => stalls)),
      ]),
    },
  ]
}

function quotients(before: RunFigures, after: RunFigures): Figure[] {
  const was = numbersOf(before)
  return numbersOf(after).map(([key, value]) => [
    'ratio',
    value / (was.find(([name]) => name === key)?.[1] ?? Number.NaN),
  ])
}

function numbersOf(figures: object, prefix = ''): Figure[] {
  return Object.entries(figures).flatMap(([name, value]): Figure[] => {
    if (typeof value === 'number') return [[prefix + name, value]]
    return value !== null && typeof value === 'object' ? numbersOf(value, `${prefix}${name}.`) : []
  })
}
