import { resolve } from 'node:path'
import { captureProfiles } from '../../diagnose/capture-profiles.ts'
import { diagnose } from '../../diagnose/diagnose.ts'
import { loopcheckError } from '../../errors.ts'
import { startGuardian } from '../../guardian/guardian.ts'
import type { WatchLoad } from '../../watch/watch-options.ts'
import { type WatchResult, watchProgram } from '../../watch/watch-program.ts'
import type { PlannedStep } from '../course.ts'
import { deliverReport } from '../deliver.ts'
import { withoutCommands } from '../github-actions.ts'
import { type Interrupt, listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import { layoutFor } from '../layout.ts'
import { heartbeatMs } from '../measuring.ts'
import type { SharedOptions } from '../options.ts'
import { createProgress } from '../progress.ts'
import { failureLine } from '../summary.ts'
import { version } from '../version.ts'
import { needsCaptures } from '../write-files.ts'
import { type LoadOptions, readLoad } from './read-load.ts'

export interface RunOptions extends SharedOptions, LoadOptions {
  wait: number
  threshold: number
  requests: 'learn' | 'always' | false
}

const defaultFolder = '.loopcheck/run'

/** Runs a program, judges what was recorded, and hands the report out.
 *  @returns the exit code
 *  @throws LoopcheckError when nothing was measured */
export async function run(command: string[], options: RunOptions, io: Io): Promise<number> {
  if (command.length === 0) throw loopcheckError('no-command')
  const load = readLoad(options, io.cwd)
  const folder = resolve(io.cwd, options.output ?? defaultFolder)
  // A program that is only watched has the terminal to itself.
  const isQuiet = options.quiet === true || (load === undefined && !options.verbose)
  const progress = createProgress(io, { isQuiet, isVerbose: options.verbose === true, isPlain: options.plain === true })
  // Line by line each phase says how long it takes.
  if (load !== undefined && !options.verbose) progress.plan(phasesOf(load))
  const interrupt = listenForInterrupts()
  const guardian = startGuardian()
  try {
    const result = await watchProgram({
      command,
      cwd: io.cwd,
      env: io.env,
      output: options.json ? 'stderr' : 'inherit',
      folder,
      loopcheck: version,
      thresholdMs: options.threshold,
      heartbeatMs,
      hasRequests: options.requests !== false,
      followsAll: options.requests === 'always',
      includeValues: false,
      waitMs: options.wait,
      guard: guardian,
      interrupt: interrupt.signal,
      onPhase: ({ name, durationMs }) => {
        progress.begin(name)
        progress.show(name, durationMs)
      },
      ...(load === undefined ? {} : { load }),
    })
    progress.clear()
    if (!options.quiet) io.stderr.write('\n')
    await deliverReport(diagnose(result.recording, version), {
      ...{ io, options, folder, sourceFolder: io.cwd },
      ...(needsCaptures(options.format) ? { captures: captureProfiles(result.recording) } : {}),
    })
    if (result.failure !== undefined)
      io.stderr.write(withoutCommands(io.env, failureLine(result.failure, layoutFor(io, options))))
    return exitCodeOf(result, interrupt)
  } finally {
    progress.clear()
    interrupt.close()
    await guardian.stop()
  }
}

/** By the names of the phases; what it takes to start and to stop is a guess. */
function phasesOf({ warmupMs, durationMs }: WatchLoad): PlannedStep[] {
  return [
    { id: 'starting the program', kind: 'start', expectedMs: 1000 },
    ...(warmupMs > 0 ? [{ id: 'warming up', kind: 'warm-up', expectedMs: warmupMs } as const] : []),
    { id: 'loading', kind: 'run', expectedMs: durationMs },
    { id: 'stopping the program', kind: 'stop', expectedMs: 500 },
  ]
}

function exitCodeOf({ failure, exit }: WatchResult, interrupt: Interrupt): number {
  const hasCrashed = !exit.isOurs && exit.code !== 0
  return interrupt.exitCode() ?? failure?.exitCode ?? (hasCrashed ? exitCodes.failed : exitCodes.fine)
}
