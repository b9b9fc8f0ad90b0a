import { loopcheckError } from '../../errors.ts'
import type { Scenario, ScenarioId } from '../../fixtures-server/scenarios/scenario.ts'
import { scenarios } from '../../fixtures-server/scenarios/scenarios.ts'

/** @param names what the user wrote; `all` is every one of them
 *  @param usual what no name at all means
 *  @throws LoopcheckError 'unknown-scenario' */
export function chooseScenarios(names: readonly string[], usual: ScenarioId | 'all'): Scenario[] {
  const known = Object.keys(scenarios) as ScenarioId[]
  const wanted = names.length > 0 ? names : [usual]
  if (wanted.includes('all')) return Object.values(scenarios)
  return [...new Set(wanted)].map((name) => {
    const id = known.find((one) => one === name)
    if (id === undefined) throw loopcheckError('unknown-scenario', name, known)
    return scenarios[id]
  })
}
