import type { Scenario, ScenarioStrategy } from '../../fixtures-server/scenarios/scenario.ts'

/** How often and how long each strategy runs. */
export interface BenchPlan {
  /** Runs of each strategy. */
  pairs: number
  durationMs: number
  warmupMs: number
  /** Figures only: too few and too short runs for a verdict. */
  isQuick: boolean
}

/** What the user asked for. */
export interface PlanWishes {
  quick?: boolean
  pairs?: number
  duration?: number
  warmup?: number
}

/** Four pairs: the fewest whose exact interval covers 95 % (facts of the statistics in src/compare). Short enough that the
 *  whole bench of one scenario ends within two minutes on two cores. */
export const defaultPlan: BenchPlan = { pairs: 4, durationMs: 7000, warmupMs: 1000, isQuick: false }
export const quickPlan: BenchPlan = { pairs: 3, durationMs: 3500, warmupMs: 700, isQuick: true }
/** Of several scenarios in turn: the whole bench stays below six minutes on two cores. */
const quickPlanOfMany: BenchPlan = { ...quickPlan, pairs: 2, durationMs: 3000 }

/** The user's own numbers first, then what the story needs, then the usual. */
export function planFor({ plan }: Pick<Scenario, 'plan'>, wishes: PlanWishes, scenarioCount: number): BenchPlan {
  const usual = wishes.quick ? (scenarioCount > 1 ? quickPlanOfMany : quickPlan) : defaultPlan
  const own = { ...usual, ...plan?.[wishes.quick ? 'quick' : 'normal'] }
  return {
    pairs: wishes.pairs ?? own.pairs,
    durationMs: wishes.duration ?? own.durationMs,
    warmupMs: wishes.warmup ?? own.warmupMs,
    isQuick: usual.isQuick,
  }
}

/** A B B A A B B A …: whatever drifts while the bench runs, drifts for all alike. */
export function orderOfRuns(
  strategies: readonly ScenarioStrategy[],
  pairs: number,
): { strategy: ScenarioStrategy; run: number }[] {
  return Array.from({ length: pairs }, (_, index) => {
    const round = strategies.map((strategy) => ({ strategy, run: index + 1 }))
    return index % 2 === 0 ? round : round.reverse()
  }).flat()
}
