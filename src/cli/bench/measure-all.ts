import { LoopcheckError, loopcheckError, withCause } from '../../errors.ts'
import type { DatabaseId, RunningDatabase } from '../../fixtures-server/databases/database.ts'
import type { Scenario, ScenarioSite } from '../../fixtures-server/scenarios/scenario.ts'
import type { Guardian } from '../../guardian/guardian.ts'
import type { Comparison } from '../../model.ts'
import type { Progress } from '../progress.ts'
import { createOpenDatabases, type OpenDatabases } from '../sample/open-databases.ts'
import { prepareScenario } from '../sample/prepare-scenario.ts'
import { makeSiteFolder } from '../sample/site-folder.ts'
import { type MeasuredScenario, measureScenario } from './measure-scenario.ts'
import type { BenchPlan } from './plan.ts'
import { dataStep, plannedSteps, stopStep } from './planned-steps.ts'

export interface MeasureAllOptions {
  /** Of running servers; what has none is started. */
  urls: Partial<Record<DatabaseId, string>>
  /** Of the whole bench. */
  folder: string
  planOf: (scenario: Scenario) => BenchPlan
  isQuick: boolean
  /** False: only the timed runs. */
  hasExperiments: boolean
  thresholdMs: number
  env: NodeJS.ProcessEnv
  progress: Progress
  guard: Guardian
  interrupt: AbortSignal
  log?: (line: string) => void
}

export interface MeasuredAll {
  measured: MeasuredScenario[]
  /** Those that were used. */
  databases: Pick<RunningDatabase, 'id' | 'version' | 'isPrivate'>[]
  skipped: Comparison['skipped']
  /** The first that went wrong; what was measured counts. */
  failure?: LoopcheckError
}

/** Measures the scenarios one after the other; one that fails does not keep the others from it.
 *  @throws LoopcheckError when nothing at all was measured, and not because we were interrupted */
export async function measureAll(chosen: readonly Scenario[], options: MeasureAllOptions): Promise<MeasuredAll> {
  const { progress, interrupt } = options
  const databases = createOpenDatabases({
    ...options,
    onStart: (title) => progress.show(`starting ${title}`),
  })
  progress.plan(await plannedSteps(chosen, options))
  const all: MeasuredAll = { measured: [], databases: [], skipped: [] }
  try {
    for (const scenario of chosen) {
      if (interrupt.aborted) break
      try {
        const { measured, skipped } = await measureOne(scenario, databases, options)
        all.skipped.push(...skipped)
        if (measured !== undefined) all.measured.push(measured)
        if (measured?.failure !== undefined) all.failure ??= measured.failure
      } catch (error) {
        if (!(error instanceof LoopcheckError)) throw error
        if (!interrupt.aborted) all.failure ??= error
      }
    }
    all.databases = databases.running().map(({ id, version, isPrivate }) => ({ id, version, isPrivate }))
  } finally {
    progress.begin(stopStep)
    progress.show('stopping the databases')
    await databases.stop()
  }
  if (all.measured.length === 0 && !interrupt.aborted) throw all.failure ?? nothingMeasured(all.skipped)
  return all
}

async function measureOne(
  scenario: Scenario,
  databases: OpenDatabases,
  options: MeasureAllOptions,
): Promise<{ measured?: MeasuredScenario; skipped: Comparison['skipped'] }> {
  const { guard, isQuick, progress, interrupt, log } = options
  progress.begin(dataStep(scenario))
  const folder = await makeSiteFolder(scenario.id, guard)
  try {
    const { able, skipped } = await prepareScenario(scenario, { databases, folder: folder.path, isQuick })
    if (able === undefined || interrupt.aborted) return { skipped }
    progress.show(`${scenario.id}: making the data`)
    const made = await seed(scenario, able.site)
    log?.(made)
    const measured = await measureScenario({ ...options, ...able, scenario, plan: options.planOf(scenario) })
    return { measured, skipped }
  } finally {
    await folder.remove()
  }
}

/** @throws LoopcheckError 'data-not-made' */
async function seed(scenario: Scenario, site: ScenarioSite): Promise<string> {
  try {
    return await scenario.seed(site)
  } catch (error) {
    throw withCause(loopcheckError('data-not-made', scenario.id, (error as Error).message), error)
  }
}

function nothingMeasured(skipped: Comparison['skipped']): LoopcheckError {
  return loopcheckError('nothing-measured', skipped.map(({ id, why, how }) => `${id}: ${why} (${how})`).join('; '))
}
