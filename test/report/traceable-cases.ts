import { readFileSync } from 'node:fs'
import { compareStrategies } from '../../src/compare/compare-runs.ts'
import { overallVerdict } from '../../src/compare/overall-verdict.ts'
import type { Comparison, Report, ScenarioComparison, Strategy } from '../../src/model.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import {
  blockedReport,
  cleanReport,
  deepStackBlocker,
  improvedComparison,
  manyBlockersReport,
  tablesScenario,
} from './fixtures.ts'
import { diagnosedLife } from './scaled-report.ts'
import { withMarkedFigures } from './traceable-marked.ts'

export const runs: Record<string, Report> = {
  'with every field': withMarkedFigures(chartedReport),
  'of a clean run': cleanReport,
  'of 200 blockers': manyBlockersReport,
  'of a deep stack': { ...blockedReport, blockers: [deepStackBlocker] },
  'diagnosed from a recording': diagnosedLife({ stalls: 1500, blockers: 40, routes: 8, hours: 0.1 }),
}

const [blocking, offloaded] = tablesScenario.strategies as [Strategy, Strategy]

/** As the comparison itself would judge them. */
function judged(id: string, sides: { blocking: Strategy; offloaded: Strategy }, isQuick = false): ScenarioComparison {
  const { title, story, route } = tablesScenario
  const doubled = (strategy: Strategy): Strategy => ({ ...strategy, runs: [...strategy.runs, ...strategy.runs] })
  return compareStrategies({
    ...{ id, title, story, route, isQuick },
    blocking: doubled(sides.blocking),
    offloaded: doubled(sides.offloaded),
    others: [{ ...offloaded, id: 'in-a-thread', role: 'other' }],
  })
}

export function compared(...scenarios: ScenarioComparison[]): Comparison {
  return { ...improvedComparison, scenarios, verdict: overallVerdict(scenarios) }
}

export const improved = judged('improved', { blocking, offloaded })
export const regressed = judged('regressed', {
  blocking: { ...offloaded, role: 'blocking' },
  offloaded: { ...blocking, role: 'offloaded' },
})
export const quick = judged('quick', { blocking, offloaded }, true)
const alone = { ...improved, id: 'alone', strategies: improved.strategies.slice(0, 1) }

export const comparisons: Record<string, Comparison> = {
  'with findings, clocks and charts': withMarkedFigures(chartedComparison),
  'of several scenarios': withMarkedFigures(compared(improved, regressed, quick, alone, tablesScenario)),
  'that regressed': withMarkedFigures(compared(regressed)),
  'of numbers only': withMarkedFigures(compared(quick)),
  'as a bench wrote it': JSON.parse(readFileSync(new URL('tables-bench.json', import.meta.url), 'utf8')),
}
