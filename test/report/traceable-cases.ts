import { readdirSync, readFileSync } from 'node:fs'
import { compareStrategies } from '../../src/compare/compare-runs.ts'
import { overallVerdict } from '../../src/compare/overall-verdict.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Comparison, Report, ScenarioComparison, Strategy } from '../../src/model.ts'
import { frame, recordingOf } from '../diagnose/built-recording.ts'
import { chartedComparison, chartedReport } from './charts/charted.ts'
import {
  blockedReport,
  cleanReport,
  deepStackBlocker,
  improvedComparison,
  manyBlockersReport,
  tablesScenario,
} from './fixtures.ts'
import { stackedReport } from './flame/stacked.ts'
import { diagnosedLife } from './scaled-report.ts'
import { withMarkedFigures } from './traceable-marked.ts'

/** Its stacks part, come back in other lines of the same functions, and one stall has two. */
function runOfStacks(): Report {
  const handler = frame('handler', 'routes.js', 12)
  const read = (line: number) => [frame('readFileSync', 'node:fs', 441), frame('load', 'service.js', line), handler]
  const parse = [frame('parse', '/app/node_modules/json5/index.js', 7), frame('load', 'service.js', 41), handler]
  const stacks = [
    [read(30)],
    [read(31)],
    [parse, read(30)],
    [[frame('walk', 'walk.js', 3), frame('walk', 'walk.js', 4), handler]],
  ]
  const stalls = stacks.map((captures, index) => ({
    ...{ startMs: 1_000 * (index + 1), durationMs: 211 + 97 * index, record: { cpuMs: 5 } },
    captures: captures.map((frames, nth) => ({ atMs: 1_000 * (index + 1) + 15 + 80 * nth, frames })),
  }))
  return diagnose(recordingOf(stalls), '1.0.0')
}

export const runs: Record<string, Report> = {
  'with every field': withMarkedFigures(chartedReport),
  'of a clean run': cleanReport,
  'of 200 blockers': manyBlockersReport,
  'of a tree of stacks': stackedReport,
  'of a deep stack': { ...blockedReport, blockers: [deepStackBlocker] },
  'of a few stacks': withMarkedFigures(runOfStacks()),
  'diagnosed from a recording': diagnosedLife({ stalls: 1500, blockers: 40, routes: 20, hours: 0.1 }),
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

/** As a bench keeps them of a load that is listed request by request. */
function withSlowestRequests(comparison: Comparison): Comparison {
  const meanwhile = [16, 203, 47, 5].map((tookMs, index) => ({
    ...{ route: 'GET /healthz', sentMs: 31 * index, answeredMs: 31 * index + tookMs, status: 200 },
  }))
  const slowestRequest = { route: tablesScenario.route, tookMs: 391, status: 200, meanwhile, meanwhileCount: 23 }
  const scenarios = comparison.scenarios.map((scenario) => ({
    ...scenario,
    strategies: scenario.strategies.map((strategy) => ({ ...strategy, slowestRequest })),
  }))
  return { ...comparison, scenarios }
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

const results = new URL('../../bench/results/', import.meta.url)

/** What a bench found in every story. The results keep no more of a blocker than where it is: that is no report's. */
function benchOfStories(): Comparison {
  const file = readdirSync(results).find((name) => name.startsWith('stories-'))
  const { scenarios, skipped, notices, verdict } = readJson(new URL(file ?? 'stories', results))
  const withoutBlockers = (strategy: Strategy): Strategy => ({ ...strategy, blockers: [] })
  return {
    ...improvedComparison,
    ...{ skipped, notices, verdict },
    scenarios: scenarios.map((scenario) => ({ ...scenario, strategies: scenario.strategies.map(withoutBlockers) })),
  }
}

function readJson(file: URL): Comparison {
  return JSON.parse(readFileSync(file, 'utf8'))
}

export const comparisons: Record<string, Comparison> = {
  'with findings, clocks and charts': withMarkedFigures(withSlowestRequests(chartedComparison)),
  'of several scenarios': withMarkedFigures(compared(improved, regressed, quick, alone, tablesScenario)),
  'that regressed': withMarkedFigures(compared(regressed)),
  'of numbers only': withMarkedFigures(compared(quick)),
  'as a bench wrote it': readJson(new URL('tables-bench.json', import.meta.url)),
  'of all stories, with what they found': benchOfStories(),
}
