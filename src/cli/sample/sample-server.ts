import { fileURLToPath } from 'node:url'
import type { Scenario, ScenarioSite } from '../../fixtures-server/scenarios/scenario.ts'

/** The package's root: the sample server is started there, so that its files are named as in the repository. */
export const packageRoot = fileURLToPath(new URL('../../../', import.meta.url))
export const sampleServerEntry = fileURLToPath(new URL('../../fixtures-server/main.js', import.meta.url))

/** How to start the sample server with one scenario told in one way.
 *  @param settings environment variables for it alone
 */
export function sampleServer(telling: {
  scenario: Pick<Scenario, 'id'>
  strategy: string
  site: ScenarioSite
  env: NodeJS.ProcessEnv
  settings?: Record<string, string>
}): { command: string[]; cwd: string; env: NodeJS.ProcessEnv } {
  const { scenario, strategy, site, env, settings } = telling
  return {
    command: [process.execPath, sampleServerEntry, '--scenario', scenario.id, '--strategy', strategy],
    cwd: packageRoot,
    env: { ...env, SAMPLE_SITE: JSON.stringify(site), ...settings },
  }
}
