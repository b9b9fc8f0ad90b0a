import type { DatabaseId } from '../../fixtures-server/databases/database.ts'
import type { Lacking } from '../../fixtures-server/index-page.ts'
import type { Scenario, ScenarioSite, ScenarioStrategy } from '../../fixtures-server/scenarios/scenario.ts'
import type { Guardian } from '../../guardian/guardian.ts'
import type { Progress } from '../progress.ts'
import { createOpenDatabases } from '../sample/open-databases.ts'
import { prepareScenario } from '../sample/prepare-scenario.ts'
import { makeSiteFolder } from '../sample/site-folder.ts'

/** What the sample server is started with. */
export interface Stories {
  tellings: { scenario: string; strategy: string; site: ScenarioSite }[]
  lacking: Lacking[]
  /** Stops the databases and removes the files. */
  stop(): Promise<void>
}

/** Starts the databases that the scenarios need and makes their data, small.
 *  @throws LoopcheckError 'database-refused', 'database-did-not-start' */
export async function makeStories(
  chosen: readonly { scenario: Scenario; strategy: ScenarioStrategy }[],
  options: {
    urls: Partial<Record<DatabaseId, string>>
    guard: Guardian
    progress: Progress
    interrupt: AbortSignal
  },
): Promise<Stories> {
  const { guard, progress, interrupt } = options
  const databases = createOpenDatabases({ ...options, onStart: (title) => progress.show(`starting ${title}`) })
  const removals: (() => Promise<void>)[] = []
  const stories: Stories = {
    tellings: [],
    lacking: [],
    async stop() {
      await databases.stop()
      for (const remove of removals) await remove()
    },
  }
  try {
    for (const { scenario, strategy } of chosen) {
      if (interrupt.aborted) break
      const folder = await makeSiteFolder(scenario.id, guard)
      removals.push(folder.remove)
      // Of its strategies only the one that is served: what the others need is not started.
      const told = { ...scenario, strategies: [strategy] }
      const { able, skipped } = await prepareScenario(told, { databases, folder: folder.path, isQuick: true })
      stories.lacking.push(...skipped)
      if (able === undefined || able.strategies.length === 0) continue
      progress.show(`${scenario.id}: making the data`)
      await scenario.seed(able.site)
      stories.tellings.push({ scenario: scenario.id, strategy: strategy.id, site: able.site })
    }
    return stories
  } catch (error) {
    await stories.stop()
    throw error
  }
}
