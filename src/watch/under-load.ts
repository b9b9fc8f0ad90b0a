import { setTimeout as delay } from 'node:timers/promises'
import { type LoopcheckError, loopcheckError } from '../errors.ts'
import { type LoadOptions, type LoadResult, runLoad } from '../load/run-load.ts'
import type { HeaderRecord } from '../model.ts'
import { findOrigin } from './find-origin.ts'
import type { RecordingFile } from './recording-file.ts'
import type { Target } from './target.ts'
import type { WatchLoad, WatchOptions } from './watch-options.ts'

/** A program that runs, and what it is to be loaded with. */
export interface LoadedRun {
  target: Target
  file: RecordingFile
  header: HeaderRecord
  options: WatchOptions
  load: WatchLoad
  clock: () => number
}

/** Waits until the program listens, warms it up, and loads it; the recording gets what the load saw.
 *  Returns early, without an error, when interrupted.
 *  @throws LoopcheckError 'never-listened', 'target-exited', 'target-died', 'load-failed' */
export async function underLoad(run: LoadedRun): Promise<void> {
  const { options, load, target } = run
  const origin = await waitUntilListening({ ...run, url: load.targets[0]?.url ?? load.canary?.url ?? '' })
  if (origin === undefined) return
  const loadOptions = aim(run, origin)
  await options.onReady?.(origin, target.pid)
  await warmUp(run, loadOptions)
  if (!loadOptions.signal?.aborted) await measure(run, loadOptions)
  if (!target.isAlive() && !options.interrupt.aborted)
    throw loopcheckError('target-died', await howItEnded(target), target.lastWords())
}

/** @returns where the program listens; undefined when we were interrupted first
 *  @throws LoopcheckError 'never-listened', 'target-exited' */
export async function waitUntilListening(
  run: Pick<LoadedRun, 'target' | 'file' | 'options'> & { url: string },
): Promise<string | undefined> {
  const { target, file, options, url } = run
  const isAlive = () => target.isAlive() && !options.interrupt.aborted
  const origin = await findOrigin({ url, waitMs: options.waitMs, file, isAlive })
  if (options.interrupt.aborted) return undefined
  if (origin === undefined) throw loopcheckError('target-exited', await howItEnded(target), target.lastWords())
  return origin
}

/** The load, sent to where the program listens, ending with it or with us. */
function aim({ load, clock, options, target }: LoadedRun, origin: string): LoadOptions {
  const at = (url: string) => (new URL(url).port === '0' ? url.replace(/^http:\/\/[^/]*/, origin) : url)
  return {
    ...load,
    targets: load.targets.map((request) => ({ ...request, url: at(request.url) })),
    clock,
    spoolFolder: options.folder,
    signal: AbortSignal.any([options.interrupt, endSignal(target)]),
    ...(load.canary === undefined ? {} : { canary: { ...load.canary, url: at(load.canary.url) } }),
  }
}

async function warmUp({ load, options }: LoadedRun, loadOptions: LoadOptions): Promise<void> {
  if (load.warmupMs === 0) return
  options.onPhase?.({ name: 'warming up', durationMs: load.warmupMs })
  const { stopOnNotOkShare: _, ...warmup } = loadOptions
  const { rows } = await runLoad({ ...warmup, durationMs: load.warmupMs })
  rows.close()
}

/** The watchdog looks ten times a second. */
const windowNoticeMs = 200

async function measure({ load, options, file, header, clock, target }: LoadedRun, loadOptions: LoadOptions) {
  // The watchdogs see it: their delay figures begin anew.
  file.openWindow()
  await delay(windowNoticeMs)
  options.onPhase?.({ name: 'loading', durationMs: load.durationMs })
  const startMs = clock()
  const result = await runLoad(loadOptions)
  file.append({ ...header, window: { startMs, endMs: clock() } }, result.load)
  file.keepRequests(result)
  const failure = failureOf(result)
  // A program that has ended is the reason itself.
  if (failure !== undefined && target.isAlive()) throw failure
}

function failureOf({ stoppedBecause, load }: LoadResult): LoopcheckError | undefined {
  if (stoppedBecause?.reason === 'aborted') return undefined
  if (stoppedBecause !== undefined) return loopcheckError('load-failed', stoppedBecause.text)
  if (load.sent > 0 && load.answered === 0)
    return loopcheckError('load-failed', `none of ${load.sent} requests was answered`)
  return undefined
}

async function howItEnded(target: Target): Promise<string> {
  const { code, signal } = await target.exited
  return signal === null ? `exit code ${code}` : `signal ${signal}`
}

function endSignal(target: Target): AbortSignal {
  const controller = new AbortController()
  void target.exited.then(() => controller.abort())
  return controller.signal
}
