import { LoopcheckError, loopcheckError } from '../errors.ts'
import { isLoopback } from '../load/loopback.ts'
import { isPortTaken } from '../load/wait-for-listen.ts'
import type { HeaderRecord } from '../model.ts'
import { startClock } from '../probe/clock.ts'
import { probeEnvironment } from '../probe/settings.ts'
import type { Recording } from '../recording/recording.ts'
import { createRecordingFile } from './recording-file.ts'
import { startTarget, type TargetExit } from './target.ts'
import { type LoadedRun, underLoad, waitUntilListening } from './under-load.ts'
import { anyPort, type WatchLoad, type WatchOptions } from './watch-options.ts'

export interface WatchResult {
  recording: Recording
  /** What went wrong on the way; the recording holds what was measured until then. */
  failure?: LoopcheckError
  exit: TargetExit
}

const probeFolder = new URL('../probe/', import.meta.url)

/** Runs a program under the probe, with or without load, until the load is over, it ends, or we are interrupted.
 *  @throws LoopcheckError 'output-not-writable', 'command-not-found', 'command-not-executable', 'port-taken': nothing was
 *    measured then
 */
export async function watchProgram(options: WatchOptions): Promise<WatchResult> {
  const originNs = process.hrtime.bigint()
  const clock = startClock(originNs)
  const header: HeaderRecord = {
    type: 'recording',
    schema: 'loopcheck.recording/v1',
    loopcheck: options.loopcheck,
    createdAt: new Date().toISOString(),
    command: [...options.command],
    cwd: options.cwd,
    thresholdMs: options.thresholdMs,
    heartbeatMs: options.heartbeatMs,
    includeValues: options.includeValues,
    probeFolder: probeFolder.href,
  }
  await requireFreePorts(options.load)
  const file = createRecordingFile(options.folder, header)
  const env = probeEnvironment(options.env, new URL('preload.cjs', probeFolder).href, {
    recording: file.path,
    originNs: String(originNs),
    thresholdMs: options.thresholdMs,
    heartbeatMs: options.heartbeatMs,
    hasRequests: options.hasRequests,
    ...(options.followsAll === true ? { followsAll: true } : {}),
    ...(options.load === undefined && options.onReady === undefined ? {} : { windowFile: file.windowFile }),
  })
  options.onPhase?.({ name: 'starting the program' })
  const target = await startTarget({ ...options, env })
  options.guard.process(target.pid, { group: true })
  let failure: LoopcheckError | undefined
  let askedAtMs = 0
  try {
    if (options.load === undefined) await watchOnly({ target, file, header, options, clock })
    else await underLoad({ target, file, header, options, load: options.load, clock })
  } catch (error) {
    if (!(error instanceof LoopcheckError)) throw error
    failure = error
  } finally {
    options.onPhase?.({ name: 'stopping the program' })
    askedAtMs = clock()
    // A program that was interrupted gets the same signal; one that was only loaded is asked to end.
    await target.stop(options.interrupt.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
    options.guard.release(target.pid)
  }
  const exit = await target.exited
  file.append({ type: 'exit', atMs: clock(), pid: target.pid, askedAtMs, ...exit })
  const recording = file.seal()
  // Interrupted early, even a Node.js program may not have come as far as the probe.
  if (failure === undefined && recording.processes.length === 0 && !options.interrupt.aborted) {
    failure = loopcheckError('not-a-node-program', options.command[0] ?? '')
  }
  return { recording, exit, ...(failure === undefined ? {} : { failure }) }
}

/** What listens before our program does would get the load in its place. Another machine is meant to listen already.
 *  @throws LoopcheckError 'port-taken' */
async function requireFreePorts(load: WatchLoad | undefined): Promise<void> {
  const urls = [...(load?.targets ?? []), ...(load?.canary === undefined ? [] : [load.canary])].map(({ url }) => url)
  const origins = new Set(urls.filter(isLoopback).map((url) => new URL(url).origin))
  for (const origin of origins) {
    const { port } = new URL(origin)
    if (port !== '0' && (await isPortTaken(origin))) throw loopcheckError('port-taken', Number(port || 80))
  }
}

/** Watches until the program ends or we are interrupted. Whoever wants to know when it answers is called then; the judged
 *  time begins with that.
 *  @throws LoopcheckError 'never-listened', 'target-exited' and what onReady throws */
async function watchOnly(run: Omit<LoadedRun, 'load'>): Promise<void> {
  const { target, file, header, options, clock } = run
  const { onReady, interrupt } = options
  options.onPhase?.({ name: 'watching' })
  if (onReady === undefined) {
    await Promise.race([target.exited, aborted(interrupt)])
    return
  }
  const origin = await waitUntilListening({ ...run, url: anyPort })
  if (origin === undefined) return
  file.openWindow()
  const startMs = clock()
  await onReady(origin, target.pid)
  await Promise.race([target.exited, aborted(interrupt)])
  file.append({ ...header, window: { startMs, endMs: clock() } })
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
