import type { Scenario, ScenarioStrategy } from '../../fixtures-server/scenarios/scenario.ts'
import type { PlannedStep } from '../course.ts'
import { type BenchPlan, orderOfRuns } from './plan.ts'

/** Before anything is learnt, as measured on two cores: starting a database and making the data; what a run takes besides its
 *  load; an experiment with its own servers. */
const guessedMs = { data: 8000, besidesLoad: 2500, experiment: { normal: 10_000, quick: 8000 }, stop: 1000 }

export const stopStep = 'stop'
export const dataStep = (scenario: Pick<Scenario, 'id'>) => `${scenario.id}/data`
export const runStep = (scenario: Pick<Scenario, 'id'>, strategy: ScenarioStrategy, run: number) =>
  `${scenario.id}/${strategy.id}/${run}`
export const experimentStep = (scenario: Pick<Scenario, 'id'>, experiment: { id: string }) =>
  `${scenario.id}/experiments/${experiment.id}`

/** All that a bench will do, in order. What this machine turns out to lack is passed over. */
export async function plannedSteps(
  scenarios: readonly Scenario[],
  {
    planOf,
    hasExperiments,
    isQuick,
  }: { planOf: (scenario: Scenario) => BenchPlan; hasExperiments: boolean; isQuick: boolean },
): Promise<PlannedStep[]> {
  const steps = await Promise.all(
    scenarios.map(async (scenario): Promise<PlannedStep[]> => {
      const plan = planOf(scenario)
      const runMs = plan.durationMs + plan.warmupMs + guessedMs.besidesLoad
      const experiments = hasExperiments ? ((await scenario.experiments?.()) ?? []) : []
      const experimentMs = guessedMs.experiment[isQuick ? 'quick' : 'normal']
      return [
        { id: dataStep(scenario), kind: 'data', expectedMs: guessedMs.data },
        ...orderOfRuns(scenario.strategies, plan.pairs).map(
          ({ strategy, run }): PlannedStep => ({
            id: runStep(scenario, strategy, run),
            kind: 'run',
            expectedMs: runMs,
          }),
        ),
        ...experiments.map(
          (experiment): PlannedStep => ({
            ...{ id: experimentStep(scenario, experiment), kind: 'experiment', expectedMs: experimentMs },
          }),
        ),
      ]
    }),
  )
  return [...steps.flat(), { id: stopStep, kind: 'stop', expectedMs: guessedMs.stop }]
}
