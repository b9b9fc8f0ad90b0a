import { cpus, totalmem } from 'node:os'
import { relative, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { overallVerdict } from '../../compare/overall-verdict.ts'
import { type LoopcheckError, loopcheckError } from '../../errors.ts'
import type { Scenario, ScenarioId } from '../../fixtures-server/scenarios/scenario.ts'
import { scenarios } from '../../fixtures-server/scenarios/scenarios.ts'
import { startGuardian } from '../../guardian/guardian.ts'
import type { Comparison, Notice, Report, ScenarioComparison } from '../../model.ts'
import { formats } from '../../report/formats/formats.ts'
import { type MeasuredScenario, measureScenario, packageRoot } from '../bench/measure-scenario.ts'
import { type BenchPlan, defaultPlan, quickPlan } from '../bench/plan.ts'
import { startDatabase } from '../bench/start-database.ts'
import { listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import { numberFrom, type SharedOptions, secondsFrom, sharedOptions, thresholdOption } from '../options.ts'
import { createProgress } from '../progress.ts'
import { styleFor } from '../style.ts'
import { summariseComparison } from '../summary.ts'
import { version } from '../version.ts'
import { writeComparison } from '../write-files.ts'

interface BenchOptions extends SharedOptions {
  quick?: boolean
  pairs?: number
  duration?: number
  warmup?: number
  pg?: string
  threshold: number
  failOnInconclusive?: boolean
}

const defaultFolder = '.loopcheck/bench'
const heartbeatMs = 5

/** `loopcheck bench [scenario…|all]` */
export function benchCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('bench')
    .description("measure the sample server's blocking and offloaded paths on a real database, before against after")
    .argument('[scenario...]', `${Object.keys(scenarios).join(', ')}, or all`, ['tables'])
    .option('--quick', 'under a minute: figures, no verdict')
    .addOption(
      new Option('--pairs <n>', 'runs of each path').argParser(
        numberFrom('--pairs', { min: 1, words: 'a whole number from 1 up', example: '5', isWhole: true }),
      ),
    )
    .addOption(new Option('--duration <s>', 'seconds of each run').argParser(secondsFrom('--duration', 1, '10')))
    .addOption(
      new Option('--warmup <s>', 'seconds of load before each run, not judged').argParser(
        secondsFrom('--warmup', 0, '2'),
      ),
    )
    .addOption(new Option('--pg <url>', 'use this PostgreSQL instead of a private one').env('LOOPCHECK_PG_URL'))
    .option('--fail-on-inconclusive', 'exit with 4 when the figures prove nothing')
    .addOption(thresholdOption())
  for (const option of sharedOptions()) command.addOption(option)
  return command.addHelpText('after', examples).action(async (names: string[], options: BenchOptions) => {
    setExitCode(await bench(names, { ...command.optsWithGlobals(), ...options }, io))
  })
}

const examples = `
Examples:
  $ loopcheck bench                                   tables, in less than two minutes
  $ loopcheck bench tables --quick --format html
  $ loopcheck bench --pg postgres://user@localhost:5432/test
`

async function bench(names: string[], options: BenchOptions, io: Io): Promise<number> {
  const chosen = chooseScenarios(names)
  if (options.pg !== undefined) requireDatabaseUrl(options.pg)
  const plan = planOf(options)
  const folder = resolve(io.cwd, options.output ?? defaultFolder)
  const style = styleFor(io.stderr, io.env, { hasColor: options.color })
  const progress = createProgress(io, { isQuiet: options.quiet === true })
  const interrupt = listenForInterrupts()
  const guardian = startGuardian()
  const log = options.verbose ? (line: string) => io.stderr.write(`${style('dim', line)}\n`) : undefined
  try {
    progress.show('starting PostgreSQL')
    const database = await startDatabase('postgresql', {
      guard: guardian,
      ...(options.pg === undefined ? {} : { url: options.pg }),
      ...(log === undefined ? {} : { log }),
    })
    const measured: MeasuredScenario[] = []
    try {
      for (const scenario of chosen) {
        if (interrupt.signal.aborted) break
        progress.show(`${scenario.id}: making the data`)
        const made = await scenario.seed(database)
        log?.(made)
        measured.push(
          await measureScenario({
            ...{ scenario, database, plan, folder, progress },
            formats: options.format,
            thresholdMs: options.threshold,
            env: io.env,
            guard: guardian,
            interrupt: interrupt.signal,
          }),
        )
      }
    } finally {
      progress.show('stopping PostgreSQL')
      await database.stop()
    }
    const failure = measured.find((one) => one.failure !== undefined)?.failure
    const databaseName = `PostgreSQL ${database.version}${database.isPrivate ? ', private' : ''}`
    const comparison = toComparison({
      measured,
      plan,
      options,
      failure,
      databaseName,
      isInterrupted: interrupt.signal.aborted,
    })
    if (comparison.scenarios.length > 0) {
      progress.show('writing the report')
      const paths = await writeComparison(comparison, { folder, formats: options.format, sourceFolder: packageRoot })
      progress.clear()
      if (options.json) io.stdout.write(formats.json.comparison(comparison, { fixes: {} as never, mermaid: '' }))
      io.stderr.write(
        options.quiet ? `${comparison.verdict.text}\n` : `\n${summariseComparison(comparison, style)}\n\n`,
      )
      if (!options.quiet)
        io.stderr.write(
          `${paths.map((path) => `${style('dim', 'wrote')}  ${relative(io.cwd, path) || path}`).join('\n')}\n`,
        )
    }
    progress.clear()
    if (failure !== undefined) io.stderr.write(`\n${style('red', 'failed')}  ${failure.message}\n`)
    return interrupt.exitCode() ?? failure?.exitCode ?? exitCodeOf(comparison, options)
  } finally {
    progress.clear()
    interrupt.close()
    await guardian.stop()
  }
}

/** @throws LoopcheckError 'unknown-scenario' */
function chooseScenarios(names: readonly string[]): Scenario[] {
  const known = Object.keys(scenarios) as ScenarioId[]
  if (names.includes('all')) return Object.values(scenarios)
  return [...new Set(names)].map((name) => {
    const id = known.find((one) => one === name)
    if (id === undefined) throw loopcheckError('unknown-scenario', name, known)
    return scenarios[id]
  })
}

function requireDatabaseUrl(url: string): void {
  const isUrl = URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol)
  if (!isUrl) throw loopcheckError('bad-database-url', '--pg', url, 'postgres://user:password@localhost:5432/test')
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

function toComparison(facts: {
  measured: readonly MeasuredScenario[]
  plan: BenchPlan
  options: BenchOptions
  failure: LoopcheckError | undefined
  databaseName: string
  isInterrupted: boolean
}): Comparison {
  const { measured, plan, options } = facts
  const compared = measured.flatMap((one): ScenarioComparison[] =>
    one.comparison === undefined ? [] : [one.comparison],
  )
  const reports = measured.flatMap((one) => one.reports)
  const [cpu] = cpus()
  return {
    schema: 'loopcheck.comparison/v1',
    loopcheck: version,
    createdAt: new Date().toISOString(),
    verdict: overallVerdict(compared),
    scenarios: compared,
    skipped: [],
    notices: noticesOf(reports, facts),
    machine: {
      node: process.version,
      platform: process.platform,
      arch: process.arch,
      cpuModel: cpu?.model.trim() ?? 'unknown',
      cpuCount: cpus().length,
      totalMemoryBytes: totalmem(),
    },
    settings: {
      thresholdMs: options.threshold,
      heartbeatMs,
      pairs: plan.pairs,
      durationMs: plan.durationMs,
      warmupMs: plan.warmupMs,
      database: facts.databaseName,
    },
    cost: costOf(reports),
  }
}

/** Notices of the single runs, each kind once, with the number of runs it was in. */
function noticesOf(
  reports: readonly Report[],
  facts: { failure: LoopcheckError | undefined; isInterrupted: boolean },
): Notice[] {
  const notices: Notice[] = []
  if (facts.isInterrupted) notices.push({ kind: 'short', text: 'The bench was interrupted: fewer runs than planned.' })
  if (facts.failure !== undefined)
    notices.push({ kind: 'short', text: `The bench ended early: ${facts.failure.message}` })
  for (const kind of new Set(reports.flatMap((report) => report.notices.map((notice) => notice.kind)))) {
    const all = reports.flatMap((report) => report.notices.filter((notice) => notice.kind === kind))
    const [first] = all
    if (first !== undefined) notices.push({ kind, text: `In ${all.length} of ${reports.length} runs: ${first.text}` })
  }
  return notices
}

/** Means over the runs. */
function costOf(reports: readonly Report[]): Report['cost'] {
  const mean = (values: (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined)
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined
  }
  const watchdogCpuMs = mean(reports.map(({ cost }) => cost.watchdogCpuMs))
  const watchdogCpuShare = mean(reports.map(({ cost }) => cost.watchdogCpuShare))
  return {
    ...(watchdogCpuMs === undefined ? {} : { watchdogCpuMs }),
    ...(watchdogCpuShare === undefined ? {} : { watchdogCpuShare }),
    startupMs: mean(reports.map(({ cost }) => cost.startupMs)) ?? 0,
    captures: Math.round(mean(reports.map(({ cost }) => cost.captures)) ?? 0),
    captureMs: mean(reports.map(({ cost }) => cost.captureMs)) ?? 0,
  }
}

function exitCodeOf(comparison: Comparison, options: BenchOptions): number {
  const { status } = comparison.verdict
  if (status === 'regressed') return exitCodes.broken
  return status === 'inconclusive' && options.failOnInconclusive ? exitCodes.inconclusive : exitCodes.fine
}
