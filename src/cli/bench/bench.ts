import { resolve } from 'node:path'
import { loopcheckError } from '../../errors.ts'
import { maskPassword, type RunningDatabase } from '../../fixtures-server/databases/database.ts'
import type { Scenario, ScenarioId, ScenarioSite } from '../../fixtures-server/scenarios/scenario.ts'
import { scenarios } from '../../fixtures-server/scenarios/scenarios.ts'
import { type Guardian, startGuardian } from '../../guardian/guardian.ts'
import type { Comparison } from '../../model.ts'
import { deliverComparison } from '../deliver.ts'
import { type Interrupt, listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { createProgress, type Progress } from '../progress.ts'
import { failureLine, layoutFor } from '../summary.ts'
import { requireWritable } from '../write-files.ts'
import { type MeasuredScenario, measureScenario, packageRoot } from './measure-scenario.ts'
import { type BenchPlan, defaultPlan, quickPlan } from './plan.ts'
import { startDatabase } from './start-database.ts'
import { toComparison } from './to-comparison.ts'

export interface BenchOptions extends SharedOptions {
  quick?: boolean
  pairs?: number
  duration?: number
  warmup?: number
  pg?: string
  threshold: number
  failOnInconclusive?: boolean
}

const defaultFolder = '.loopcheck/bench'

/** Measures the chosen scenarios, compares their paths, and hands the comparison out.
 *  @returns the exit code
 *  @throws LoopcheckError when nothing was measured */
export async function bench(names: string[], options: BenchOptions, io: Io): Promise<number> {
  const chosen = chooseScenarios(names)
  if (options.pg !== undefined) requireDatabaseUrl(options.pg)
  const plan = planOf(options)
  const folder = resolve(io.cwd, options.output ?? defaultFolder)
  requireWritable(folder)
  const progress = createProgress(io, { isQuiet: options.quiet === true, isVerbose: options.verbose === true })
  const interrupt = listenForInterrupts()
  const guard = startGuardian()
  try {
    const { measured, database } = await measure(chosen, { plan, options, folder, progress, interrupt, guard, io })
    const failure = measured.find((one) => one.failure !== undefined)?.failure
    const isInterrupted = interrupt.signal.aborted
    const comparison = toComparison({
      ...{ measured, plan, database, failure, isInterrupted },
      thresholdMs: options.threshold,
    })
    progress.clear()
    if (comparison.scenarios.length > 0)
      await deliverComparison(comparison, { io, options, folder, sourceFolder: packageRoot })
    else if (isInterrupted) io.stderr.write('Interrupted before both paths were measured: there is no comparison.\n')
    if (failure !== undefined) io.stderr.write(failureLine(failure, layoutFor(io, options)))
    return interrupt.exitCode() ?? failure?.exitCode ?? exitCodeOf(comparison, options)
  } finally {
    progress.clear()
    interrupt.close()
    await guard.stop()
  }
}

interface BenchRun {
  plan: BenchPlan
  options: BenchOptions
  folder: string
  progress: Progress
  interrupt: Interrupt
  guard: Guardian
  io: Io
}

/** Measures the scenarios one after the other, on one database. */
async function measure(
  chosen: readonly Scenario[],
  run: BenchRun,
): Promise<{ measured: MeasuredScenario[]; database: RunningDatabase }> {
  const { plan, options, folder, progress, interrupt, guard, io } = run
  const log = options.verbose ? (line: string) => io.stderr.write(`${line}\n`) : undefined
  progress.show('starting PostgreSQL')
  const database = await startDatabase('postgresql', {
    guard,
    ...(options.pg === undefined ? {} : { url: options.pg }),
    ...(log === undefined ? {} : { log }),
  })
  const measured: MeasuredScenario[] = []
  try {
    for (const scenario of chosen) {
      if (interrupt.signal.aborted) break
      progress.show(`${scenario.id}: making the data`)
      const made = await scenario.seed(siteOf(database))
      log?.(made)
      measured.push(
        await measureScenario({
          ...{ scenario, site: siteOf(database), plan, folder, progress, guard },
          thresholdMs: options.threshold,
          env: io.env,
          interrupt: interrupt.signal,
        }),
      )
    }
  } finally {
    progress.show('stopping PostgreSQL')
    await database.stop()
  }
  return { measured, database }
}

function siteOf({ url, schema }: RunningDatabase): ScenarioSite {
  return { databases: { postgresql: { url, schema } }, folder: '', isQuick: false }
}

/** @throws LoopcheckError 'unknown-scenario' */
function chooseScenarios(names: readonly string[]): Scenario[] {
  const known = Object.keys(scenarios) as ScenarioId[]
  if (names.includes('all')) return Object.values(scenarios)
  return [...new Set(names.length > 0 ? names : ['tables'])].map((name) => {
    const id = known.find((one) => one === name)
    if (id === undefined) throw loopcheckError('unknown-scenario', name, known)
    return scenarios[id]
  })
}

/** @throws LoopcheckError 'bad-database-url' */
function requireDatabaseUrl(url: string): void {
  const isUrl = URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol)
  if (isUrl) return
  const shown = URL.canParse(url) ? maskPassword(url) : url
  throw loopcheckError('bad-database-url', '--pg', shown, 'postgres://user:password@localhost:5432/test')
}

function planOf({ quick, pairs, duration, warmup }: BenchOptions): BenchPlan {
  const plan = quick ? quickPlan : defaultPlan
  return {
    pairs: pairs ?? plan.pairs,
    durationMs: duration ?? plan.durationMs,
    warmupMs: warmup ?? plan.warmupMs,
    isQuick: plan.isQuick,
  }
}

function exitCodeOf({ verdict }: Comparison, options: BenchOptions): number {
  if (verdict.status === 'regressed') return exitCodes.broken
  return verdict.status === 'inconclusive' && options.failOnInconclusive ? exitCodes.inconclusive : exitCodes.fine
}
