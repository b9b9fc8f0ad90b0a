import { setTimeout as delay } from 'node:timers/promises'
import { LoopcheckError, loopcheckError } from '../errors.ts'
import type { LoadRequest } from '../load/load-request.ts'
import { type LoadOptions, type LoadResult, runLoad } from '../load/run-load.ts'
import { isPortTaken, waitForListen } from '../load/wait-for-listen.ts'
import type { HeaderRecord } from '../model.ts'
import { startClock } from '../probe/clock.ts'
import { probeEnvironment } from '../probe/settings.ts'
import type { Recording } from '../recording/recording.ts'
import { createRecordingFile, type RecordingFile } from './recording-file.ts'
import { startTarget, type Target, type TargetExit, type TargetOptions } from './target.ts'

/** The load of a run. URLs with port 0 go to the port that the program listens on. */
export interface WatchLoad {
  targets: readonly LoadRequest[]
  canary?: { url: string; ratePerSecond: number }
  ratePerSecond?: number
  connections: number
  durationMs: number
  /** Load before the judged time. */
  warmupMs: number
  timeoutMs: number
  stopOnNotOkShare?: number
  allowRemote?: boolean
}

export interface WatchOptions extends TargetOptions {
  /** Gets recording.jsonl. */
  folder: string
  loopcheck: string
  thresholdMs: number
  heartbeatMs: number
  hasRequests: boolean
  includeValues: boolean
  load?: WatchLoad
  /** Longest wait for the program to listen, ms. */
  waitMs: number
  /** Ends the program should we be killed. */
  guard: { process(pid: number, options: { group: boolean }): void; release(pid: number): void }
  /** Aborted by Ctrl-C or SIGTERM, with the signal's name as reason. */
  interrupt: AbortSignal
  onPhase?: (phase: Phase) => void
  /** Called when the program answers, before the load. */
  onReady?: (origin: string) => Promise<void>
}

export type Phase = { name: 'starting' | 'warming up' | 'loading' | 'watching' | 'stopping'; durationMs?: number }

export interface WatchResult {
  recording: Recording
  /** What went wrong on the way; the recording holds what was measured until then. */
  failure?: LoopcheckError
  exit: TargetExit
}

const probeFolder = new URL('../probe/', import.meta.url)

/** Runs a program under the probe, with or without load, until the load is over, it ends, or we are interrupted.
 *  @throws LoopcheckError 'output-not-writable', 'command-not-found', 'port-taken': nothing was measured then
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
    ...(options.load === undefined ? {} : { windowFile: file.windowFile }),
  })
  options.onPhase?.({ name: 'starting' })
  const target = await startTarget({ ...options, env })
  options.guard.process(target.pid, { group: true })
  let failure: LoopcheckError | undefined
  try {
    if (options.load === undefined) await watchOnly(target, options)
    else await underLoad({ target, file, header, options, load: options.load, clock })
  } catch (error) {
    if (!(error instanceof LoopcheckError)) throw error
    failure = error
  } finally {
    options.onPhase?.({ name: 'stopping' })
    // A program that was interrupted gets the same signal; one that was only loaded is asked to end.
    await target.stop(options.interrupt.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
    options.guard.release(target.pid)
  }
  const exit = await target.exited
  file.append({ type: 'exit', atMs: clock(), ...exit })
  const recording = file.seal()
  if (failure === undefined && recording.processes.length === 0) {
    failure = loopcheckError('not-a-node-program', options.command[0] ?? '')
  }
  return { recording, exit, ...(failure === undefined ? {} : { failure }) }
}

async function requireFreePorts(load: WatchLoad | undefined): Promise<void> {
  for (const { url } of load?.targets ?? []) {
    const { port } = new URL(url)
    if (port !== '0' && (await isPortTaken(url))) throw loopcheckError('port-taken', Number(port || 80))
  }
}

async function watchOnly(target: Target, options: WatchOptions): Promise<void> {
  options.onPhase?.({ name: 'watching' })
  await Promise.race([target.exited, aborted(options.interrupt)])
}

interface LoadedRun {
  target: Target
  file: RecordingFile
  header: HeaderRecord
  options: WatchOptions
  load: WatchLoad
  clock: () => number
}

async function underLoad(run: LoadedRun): Promise<void> {
  const { options, load, clock, file, header, target } = run
  const origin = await findOrigin(run)
  if (origin === undefined) return
  const stop = AbortSignal.any([options.interrupt, endSignal(target)])
  const at = (url: string) => (new URL(url).port === '0' ? url.replace(/^http:\/\/[^/]*/, origin) : url)
  const loadOptions: LoadOptions = {
    ...load,
    targets: load.targets.map((request) => ({ ...request, url: at(request.url) })),
    clock,
    signal: stop,
    ...(load.canary === undefined ? {} : { canary: { ...load.canary, url: at(load.canary.url) } }),
  }
  await options.onReady?.(origin)
  if (load.warmupMs > 0) {
    options.onPhase?.({ name: 'warming up', durationMs: load.warmupMs })
    const { stopOnNotOkShare: _, ...warmup } = loadOptions
    await runLoad({ ...warmup, durationMs: load.warmupMs })
  }
  if (!stop.aborted) {
    // The watchdogs see it: their delay figures begin anew.
    file.openWindow()
    await delay(windowNoticeMs)
    options.onPhase?.({ name: 'loading', durationMs: load.durationMs })
    const startMs = clock()
    const result = await runLoad(loadOptions)
    file.append({ ...header, window: { startMs, endMs: clock() } }, result.load, ...result.sent)
    failOn(result, target)
  }
  if (!target.isAlive() && !options.interrupt.aborted) throw await endedEarly(target)
}

/** The watchdog looks ten times a second. */
const windowNoticeMs = 200

function failOn(result: LoadResult, target: Target): void {
  if (!target.isAlive()) return
  const { stoppedBecause, load } = result
  if (stoppedBecause !== undefined && stoppedBecause.reason !== 'aborted')
    throw loopcheckError('load-failed', stoppedBecause.text)
  if (load.sent > 0 && load.answered === 0)
    throw loopcheckError('load-failed', `none of ${load.sent} requests was answered`)
}

/** Waits until the program listens.
 *  @returns `http://127.0.0.1:3000`; undefined when interrupted
 *  @throws LoopcheckError 'target-exited', 'never-listened'
 */
async function findOrigin({ target, file, options, load }: LoadedRun): Promise<string | undefined> {
  const url = load.targets[0]?.url ?? load.canary?.url ?? ''
  const isAlive = () => target.isAlive() && !options.interrupt.aborted
  const found =
    new URL(url).port === '0'
      ? await waitForAnyListen(file, options.waitMs, isAlive)
      : await waitAt(url, options.waitMs, isAlive)
  if (found !== undefined) return found
  if (options.interrupt.aborted) return undefined
  if (!target.isAlive()) throw await endedEarly(target)
  const listens = file.listens().map(({ address, port }) => (port === undefined ? address : `port ${port}`))
  throw loopcheckError(
    'never-listened',
    new URL(url).port === '0' ? 'any port' : url,
    options.waitMs,
    listens.join(', '),
  )
}

async function waitAt(url: string, timeoutMs: number, isAlive: () => boolean): Promise<string | undefined> {
  const { status } = await waitForListen({ url, timeoutMs, isAlive })
  return status === 'listening' ? new URL(url).origin : undefined
}

const listenPollMs = 50

async function waitForAnyListen(
  file: RecordingFile,
  timeoutMs: number,
  isAlive: () => boolean,
): Promise<string | undefined> {
  const deadline = performance.now() + timeoutMs
  while (isAlive() && performance.now() < deadline) {
    const port = file.listens().find((listen) => listen.port !== undefined)?.port
    if (port !== undefined) return `http://127.0.0.1:${port}`
    await delay(listenPollMs)
  }
  return undefined
}

async function endedEarly(target: Target): Promise<LoopcheckError> {
  const { code, signal } = await target.exited
  return loopcheckError('target-exited', signal === null ? `exit code ${code}` : `signal ${signal}`, target.lastWords())
}

function endSignal(target: Target): AbortSignal {
  const controller = new AbortController()
  void target.exited.then(() => controller.abort())
  return controller.signal
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
