import { loopcheckError } from '../../errors.ts'
import type { Scenario, ScenarioStrategy } from '../../fixtures-server/scenarios/scenario.ts'

/** Of each scenario the way to tell it.
 *  @param mode a role, which every scenario has, or a strategy's name, for those scenarios that have it; the others block
 *  @throws LoopcheckError 'unknown-mode' when no scenario knows it
 */
export function chooseStrategies(
  scenarios: readonly Scenario[],
  mode: string,
): { scenario: Scenario; strategy: ScenarioStrategy }[] {
  const known = new Set([
    'blocking',
    'offloaded',
    ...scenarios.flatMap(({ strategies }) => strategies.map(({ id }) => id)),
  ])
  if (!known.has(mode)) throw loopcheckError('unknown-mode', mode, [...known])
  return scenarios.map((scenario) => {
    const { strategies } = scenario
    const strategy =
      strategies.find(({ id }) => id === mode) ??
      strategies.find(({ role }) => role === mode) ??
      strategies.find(({ role }) => role === 'blocking')
    if (strategy === undefined) throw new Error(`${scenario.id} has no way to tell it.`)
    return { scenario, strategy }
  })
}
