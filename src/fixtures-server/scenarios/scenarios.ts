import { analysis } from './analysis/analysis.ts'
import { notebook } from './notebook/notebook.ts'
import { reportPage } from './report-page/report-page.ts'
import { rows } from './rows/rows.ts'
import { runs } from './runs/runs.ts'
import type { Scenario, ScenarioId } from './scenario.ts'
import { tables } from './tables/tables.ts'

/** All stories of the sample server, in the order of reading. */
export const scenarios: Record<ScenarioId, Scenario> = {
  tables,
  notebook,
  'report-page': reportPage,
  runs,
  analysis,
  rows,
}
