import { resolve } from 'node:path'
import { startGuardian } from '../../guardian/guardian.ts'
import type { Comparison } from '../../model.ts'
import { plainText } from '../../report/foreign-text.ts'
import { deliverComparison } from '../deliver.ts'
import { withoutCommands } from '../github-actions.ts'
import { listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import { layoutFor } from '../layout.ts'
import type { SharedOptions } from '../options.ts'
import { createProgress } from '../progress.ts'
import { chooseScenarios } from '../sample/choose-scenarios.ts'
import { type DatabaseOptionValues, readDatabaseUrls } from '../sample/database-options.ts'
import { packageRoot } from '../sample/sample-server.ts'
import { failureLine } from '../summary.ts'
import { wrapWords } from '../wrap-words.ts'
import { requireForComparison, requireWritable } from '../write-files.ts'
import { measureAll } from './measure-all.ts'
import { type PlanWishes, planFor } from './plan.ts'
import { toComparison } from './to-comparison.ts'

export interface BenchOptions extends SharedOptions, PlanWishes, DatabaseOptionValues {
  threshold: number
  experiments: boolean
  failOnInconclusive?: boolean
}

const defaultFolder = '.loopcheck/bench'
const noComparison = 'Interrupted before both paths were measured: there is no comparison.'

/** Measures the chosen scenarios, compares their paths, and hands the comparison out.
 *  @returns the exit code
 *  @throws LoopcheckError when nothing was measured */
export async function bench(names: string[], options: BenchOptions, io: Io): Promise<number> {
  requireForComparison(options.format)
  const chosen = chooseScenarios(names, 'tables')
  const urls = readDatabaseUrls(options)
  const folder = resolve(io.cwd, options.output ?? defaultFolder)
  requireWritable(folder)
  const progress = createProgress(io, {
    isQuiet: options.quiet === true,
    isVerbose: options.verbose === true,
    isPlain: options.plain === true,
  })
  const interrupt = listenForInterrupts()
  const guard = startGuardian()
  try {
    const facts = await measureAll(chosen, {
      ...{ urls, folder, progress, guard },
      planOf: (scenario) => planFor(scenario, options, chosen.length),
      isQuick: options.quick === true,
      hasExperiments: options.experiments,
      thresholdMs: options.threshold,
      env: io.env,
      interrupt: interrupt.signal,
      ...(options.verbose ? { log: (line: string) => io.stderr.write(`${plainText(line)}\n`) } : {}),
    })
    const isInterrupted = interrupt.signal.aborted
    const comparison = toComparison({
      ...facts,
      isInterrupted,
      plan: planFor(chosen.length === 1 ? (chosen[0] ?? {}) : {}, options, chosen.length),
      thresholdMs: options.threshold,
    })
    progress.clear()
    if (comparison.scenarios.length > 0)
      await deliverComparison(comparison, { io, options, folder, sourceFolder: packageRoot })
    else if (isInterrupted)
      io.stderr.write(`${wrapWords(noComparison, { width: layoutFor(io, options).width, indent: 0 })}\n`)
    if (facts.failure !== undefined)
      io.stderr.write(withoutCommands(io.env, failureLine(facts.failure, layoutFor(io, options))))
    return interrupt.exitCode() ?? facts.failure?.exitCode ?? exitCodeOf(comparison, options)
  } finally {
    progress.clear()
    interrupt.close()
    await guard.stop()
  }
}

function exitCodeOf({ verdict }: Comparison, options: BenchOptions): number {
  if (verdict.status === 'regressed') return exitCodes.broken
  return verdict.status === 'inconclusive' && options.failOnInconclusive ? exitCodes.inconclusive : exitCodes.fine
}
