import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { compareStrategies } from '../../compare/compare-runs.ts'
import { runFigures } from '../../compare/run-figures.ts'
import { summariseRuns } from '../../compare/summarise-runs.ts'
import { diagnose } from '../../diagnose/diagnose.ts'
import { type LoopcheckError, loopcheckError } from '../../errors.ts'
import type { Scenario, ScenarioSite, ScenarioStrategy } from '../../fixtures-server/scenarios/scenario.ts'
import type { Finding, Notice, Report, ScenarioComparison, Strategy } from '../../model.ts'
import { runTimeline } from '../../report/charts/run-timeline.ts'
import { anyPort, type WatchOptions } from '../../watch/watch-options.ts'
import { watchProgram } from '../../watch/watch-program.ts'
import { canaryPerSecond, defaultConnections } from '../measuring.ts'
import type { Progress } from '../progress.ts'
import { packageRoot } from '../sample/sample-server.ts'
import { version } from '../version.ts'
import { writeReport } from '../write-files.ts'
import { type BenchPlan, orderOfRuns } from './plan.ts'
import { runStep } from './planned-steps.ts'
import { runExperiments } from './run-experiments.ts'
import { watchedSample } from './watched-sample.ts'

export interface MeasureOptions {
  scenario: Scenario
  site: ScenarioSite
  /** Those of the scenario's that this machine can run. */
  strategies: readonly ScenarioStrategy[]
  plan: BenchPlan
  /** Of the whole bench. */
  folder: string
  hasExperiments: boolean
  thresholdMs: number
  env: NodeJS.ProcessEnv
  guard: WatchOptions['guard']
  interrupt: AbortSignal
  progress: Progress
}

export interface MeasuredScenario {
  /** undefined when not every strategy has a run. */
  comparison?: ScenarioComparison
  reports: Report[]
  /** Of experiments that failed. */
  notices: Notice[]
  /** What ended the measuring early; what was measured until then counts. */
  failure?: LoopcheckError
}

interface Measured {
  strategy: ScenarioStrategy
  report: Report
  folder: string
}

/** Measures all strategies of a scenario in turn, each run on a server of its own. */
export async function measureScenario(options: MeasureOptions): Promise<MeasuredScenario> {
  const { scenario, plan } = options
  const measured: Measured[] = []
  const answers = new Map<string, string>()
  const order = orderOfRuns(options.strategies, plan.pairs)
  let failure: LoopcheckError | undefined
  for (const [index, { strategy, run }] of order.entries()) {
    if (options.interrupt.aborted || failure !== undefined) break
    options.progress.begin(runStep(scenario, strategy, run))
    const folder = join(scenario.id, strategy.id, `run-${run}`)
    const label = `${scenario.id}: ${strategy.id}, run ${index + 1} of ${order.length}`
    const result = await watchProgram(watchOptions(options, { strategy, folder, label, answers }))
    failure = result.failure
    const report = diagnose(result.recording, version)
    await writeReport(report, { folder: resolve(options.folder, folder), formats: ['json'], sourceFolder: packageRoot })
    // An interrupted or broken run is shorter than the others: it stays on disk, but is not compared.
    if (failure === undefined && !options.interrupt.aborted) measured.push({ strategy, report, folder })
  }
  const sameBytes = new Set(answers.values()).size === 1
  if (failure === undefined && answers.size === options.strategies.length && !sameBytes) {
    failure = loopcheckError('paths-differ', scenario.id)
  }
  const reports = measured.map(({ report }) => report)
  const isExperimenting = failure === undefined && options.hasExperiments
  const { findings, notices } = isExperimenting ? await runExperiments(options) : { findings: [], notices: [] }
  const comparison = compare(options, { measured, sameBytes, findings })
  return {
    ...{ reports, notices },
    ...(comparison === undefined ? {} : { comparison }),
    ...(failure === undefined ? {} : { failure }),
  }
}

function watchOptions(
  options: MeasureOptions,
  run: { strategy: ScenarioStrategy; folder: string; label: string; answers: Map<string, string> },
): WatchOptions {
  const { scenario, site, plan, progress } = options
  return {
    ...watchedSample(
      { scenario, strategy: run.strategy.id, site, env: options.env },
      { ...options, folder: resolve(options.folder, run.folder) },
    ),
    interrupt: options.interrupt,
    onPhase: ({ name, durationMs }) => progress.show(`${run.label}: ${name}`, durationMs),
    onReady: async (origin) => {
      run.answers.set(run.strategy.id, await hashAnswers(origin, scenario))
    },
    load: {
      targets: scenario.requests.map(({ path, ...request }) => ({
        ...request,
        url: `${anyPort}${path}`,
        role: 'load',
      })),
      canary: { url: `${anyPort}${scenario.canary}`, ratePerSecond: canaryPerSecond },
      ratePerSecond: scenario.ratePerSecond,
      connections: defaultConnections,
      durationMs: plan.durationMs,
      warmupMs: plan.warmupMs,
      timeoutMs: 30_000,
      stopOnNotOkShare: 0.01,
    },
  }
}

/** @throws LoopcheckError 'server-did-not-start' when an answer is not 2xx: its figures would mean nothing */
async function hashAnswers(origin: string, scenario: Scenario): Promise<string> {
  const hash = createHash('sha256')
  if (scenario.answers !== undefined) return hash.update(await scenario.answers(origin)).digest('hex')
  for (const { path, ...request } of scenario.requests) {
    const answer = await fetch(`${origin}${path}`, request)
    if (!answer.ok)
      throw loopcheckError('server-did-not-start', `${request.method} ${path} was answered with ${answer.status}.`)
    hash.update(`${answer.status}\n`).update(Buffer.from(await answer.arrayBuffer()))
  }
  return hash.digest('hex')
}

function compare(
  { scenario, strategies: available, plan, thresholdMs }: MeasureOptions,
  { measured, sameBytes, findings }: { measured: Measured[]; sameBytes: boolean; findings: Finding[] },
): ScenarioComparison | undefined {
  const strategies = available.map((strategy) => toStrategy(strategy, scenario.route, measured))
  const blocking = strategies.find((strategy) => strategy?.role === 'blocking')
  const offloaded = strategies.find((strategy) => strategy?.role === 'offloaded')
  if (blocking === undefined || offloaded === undefined) return undefined
  const compared = compareStrategies({
    ...{ id: scenario.id, title: scenario.title, story: scenario.story, route: scenario.route },
    blocking,
    offloaded,
    others: strategies.filter((strategy) => strategy !== undefined && strategy.role === 'other') as Strategy[],
    sameBytes,
    isQuick: plan.isQuick,
    thresholdMs,
  })
  return { ...compared, lesson: scenario.lesson, ...(findings.length === 0 ? {} : { findings }) }
}

function toStrategy(strategy: ScenarioStrategy, route: string, measured: Measured[]): Strategy | undefined {
  const own = measured.filter((run) => run.strategy.id === strategy.id)
  const [first] = own
  if (first === undefined) return undefined
  const runs = own.map(({ report, folder }) => ({ ...runFigures(report), folder: folder.replaceAll('\\', '/') }))
  const worst = own.reduce((a, b) => (b.report.totals.longestMs > a.report.totals.longestMs ? b : a), first)
  const { slowestRequest } = worst.report
  const call = worst.report.calls.find((candidate) => candidate.route === route)
  return {
    ...{ id: strategy.id, role: strategy.role },
    runs,
    median: summariseRuns(runs),
    blockers: worst.report.blockers,
    verdict: worst.report.verdict,
    ...(call === undefined ? {} : { call }),
    timeline: runTimeline(worst.report),
    ...(slowestRequest === undefined ? {} : { slowestRequest }),
  }
}
