import type { Blocker, ScenarioComparison, Strategy } from '../model.ts'
import { remainingBlockers } from '../report/after-side.ts'

/** What became of the blockers between the two sides. */
export interface ChangedBlockers {
  before: Strategy
  after: Strategy
  /** Only before, most blocked time first. */
  gone: readonly Blocker[]
  /** After, most blocked time first; isNew: not before. */
  remaining: readonly { blocker: Blocker; isNew: boolean }[]
}

/** @returns undefined where one of the two sides is missing */
export function changedBlockers(scenario: ScenarioComparison): ChangedBlockers | undefined {
  const before = scenario.strategies.find(({ role }) => role === 'blocking')
  const after = scenario.strategies.find(({ role }) => role === 'offloaded')
  if (before === undefined || after === undefined) return undefined
  const known = new Set(after.blockers.map(({ id }) => id))
  return {
    before,
    after,
    gone: before.blockers.filter(({ id }) => !known.has(id)),
    remaining: remainingBlockers({ scenarios: [scenario] }).map(({ blocker, isNew }) => ({ blocker, isNew })),
  }
}
