import type { Blocker, Comparison, ScenarioComparison, Strategy, Totals } from '../model.ts'

/** A blocker that is there after the change, and what it was before. */
export interface RemainingBlocker {
  scenario: ScenarioComparison
  strategy: Strategy
  blocker: Blocker
  /** Of the run that it is judged by. */
  totals: Pick<Totals, 'durationMs'>
  /** Whether the side before had it too: by its id, which survives edits that shift lines. */
  isNew: boolean
}

/** What still blocks: a comparison's findings are those of its side after; what is gone needs no repair. */
export function remainingBlockers({ scenarios }: Pick<Comparison, 'scenarios'>): RemainingBlocker[] {
  return scenarios.flatMap((scenario) => {
    const before = scenario.strategies.filter(({ role }) => role === 'blocking')
    const known = new Set(before.flatMap(({ blockers }) => blockers.map(({ id }) => id)))
    return scenario.strategies
      .filter(({ role }) => role === 'offloaded')
      .flatMap((strategy) =>
        strategy.blockers.map((blocker) => ({
          scenario,
          strategy,
          blocker,
          totals: strategy.median,
          isNew: !known.has(blocker.id),
        })),
      )
  })
}
