import { analysis } from './analysis/analysis.ts'
import type { Scenario, ScenarioId } from './scenario.ts'
import { tables } from './tables/tables.ts'

/** All stories of the sample server. */
export const scenarios: Record<ScenarioId, Scenario> = { tables, analysis }
