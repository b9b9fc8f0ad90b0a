import type { DatabaseId, DatabasePlace } from '../../fixtures-server/databases/database.ts'
import type { Scenario, ScenarioSite, ScenarioStrategy } from '../../fixtures-server/scenarios/scenario.ts'
import type { Comparison } from '../../model.ts'
import type { OpenDatabases } from './open-databases.ts'

type Skipped = Comparison['skipped'][number]

/** A scenario as far as this machine can tell it. */
export interface PreparedScenario {
  /** undefined where the scenario as a whole cannot run. */
  able?: { site: ScenarioSite; strategies: ScenarioStrategy[] }
  /** What this machine lacks, and how to get it. */
  skipped: Skipped[]
}

/** Starts the databases that a scenario uses.
 *  @throws LoopcheckError 'database-refused', 'database-did-not-start'
 */
export async function prepareScenario(
  scenario: Scenario,
  given: { databases: OpenDatabases; folder: string; isQuick: boolean },
): Promise<PreparedScenario> {
  const places: Partial<Record<DatabaseId, DatabasePlace>> = {}
  const skipped: Skipped[] = []

  /** @returns whether all of them are here; each that is not is skipped under that name */
  async function open(ids: readonly DatabaseId[], name: (id: DatabaseId) => string): Promise<boolean> {
    let isComplete = true
    for (const id of ids) {
      const opened = await given.databases.open(id)
      if ('running' in opened) places[id] = { url: opened.running.url, schema: opened.running.schema }
      else {
        skipped.push({ id: name(id), ...opened.lack })
        isComplete = false
      }
    }
    return isComplete
  }

  if (!(await open(scenario.databases, () => scenario.id))) return { skipped }
  await open(scenario.optionalDatabases ?? [], (id) => `${scenario.id} on ${id}`)
  const strategies: ScenarioStrategy[] = []
  for (const strategy of scenario.strategies) {
    if (await open(strategy.databases ?? [], () => `${scenario.id}, ${strategy.id}`)) strategies.push(strategy)
  }
  return { skipped, able: { strategies, site: { databases: places, folder: given.folder, isQuick: given.isQuick } } }
}
