import Module, { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { ProcessRecord } from '../model.ts'
import { createCallNotes } from './call-notes.ts'
import { watchChildEnds } from './child-ends.ts'
import { watchClientSockets } from './client-sockets.ts'
import { startClock } from './clock.ts'
import { type DatabaseCalls, watchDatabaseCalls } from './database-calls.ts'
import { watchGc } from './gc.ts'
import { findInspectorLack } from './inspector-lack.ts'
import { createLoadedMaps } from './loaded-maps.ts'
import type { ProbeMessage, WatchdogData } from './messages.ts'
import { watchPoolQueues } from './pool-queues.ts'
import { followingOf } from './request-context.ts'
import { type Requests, watchRequests } from './requests.ts'
import { createContextReader } from './running-context.ts'
import { captureSymbol } from './sampler.ts'
import type { ProbeSettings } from './settings.ts'
import { createSharedBuffers, gauge, openSharedState, type SharedState, slot } from './shared-state.ts'
import { createStallCapture } from './stall-capture.ts'
import { subscribeSafely } from './subscribe.ts'
import { watchThreadStarts } from './thread-starts.ts'
import { watchTimers } from './timers.ts'
import { watchUncaught } from './uncaught.ts'
import { watchWorkerMessages } from './worker-messages.ts'
import { createWrapper } from './wrap.ts'
import { wrapBuiltIns } from './wrapped/built-ins.ts'
import { wrapModules, wrapSqlite } from './wrapped/modules.ts'

/** Longest that an exit waits for the watchdog to write its last lines, ms. */
const flushPatienceMs = 500
/** The same in a stall: Node.js itself waits for the watchdog's inspector session to close, and prints that it does. */
const sessionPatienceMs = 5000
/** The same for a program so short that the watchdog has not even begun. */
const startPatienceMs = 200

/** Starts the watch over this process's main thread. */
export function startProbe(settings: ProbeSettings): void {
  const clock = startClock(BigInt(settings.originNs))
  const startedAtMs = clock()
  const buffers = createSharedBuffers()
  const state = openSharedState(buffers)

  const heartbeat = monitorEventLoopDelay({ resolution: settings.heartbeatMs })
  heartbeat.enable()

  const description = describeProcess(startedAtMs)
  const watchdog = startWatchdog({
    settings,
    buffers,
    heartbeat,
    process: description,
    startedAtMs,
    canAsk: description.inspectorLack === undefined,
  })
  let isSending = false
  const send = (message: ProbeMessage) => {
    isSending = true
    watchdog.postMessage(message)
    isSending = false
  }

  let requests: Requests | undefined
  let databases: DatabaseCalls | undefined
  const maps = createLoadedMaps((file, map) => send({ type: 'map', file, map }))
  const capture = createStallCapture({
    state,
    heartbeat,
    clock,
    contextOf: createContextReader({
      request(frames) {
        const current = requests?.current(frames)
        return current === undefined || current.isDone ? undefined : requests?.describe(current)
      },
      isFollowed: () => requests?.isComplete(clock()) !== false,
      query: (frames, resource) => databases?.reading(frames, resource),
      timer: watchTimers(),
      heapUsedBytes() {
        // A heap that fills up does so in stalls, at the latest when it is nearly full.
        const heapUsedBytes = getHeapStatistics().used_heap_size
        state.gauges[gauge.heapUsedBytes] = heapUsedBytes
        return heapUsedBytes
      },
    }),
    send,
    onFrames: maps.noteFiles,
  })
  // This property also keeps the histogram alive: one that is only in the watchdog's hands is collected, and beats stop.
  Object.defineProperty(globalThis, Symbol.for(captureSymbol), {
    value: Object.assign(capture.onInterrupt, { heartbeat }),
    enumerable: false,
    configurable: true,
  })

  // The probe's own messages pass through wrapped functions too.
  const wrapper = createWrapper(state, { ...capture, afterCall: (call) => isSending || capture.afterCall(call) })
  let isSqliteDone = false
  const lookForSqlite = () => {
    if (!isSqliteDone) isSqliteDone = wrapSqlite(wrapper)
  }
  wrapBuiltIns(wrapper)
  const { onLoad } = wrapModules(wrapper)
  if (settings.hasRequests) {
    const following = settings.followsAll
      ? 'always'
      : followingOf(process.version, process.execArgv, process.env.NODE_OPTIONS)
    requests = watchRequests({ state, clock, send, following, onSecond: lookForSqlite })
    const note = createCallNotes({ requests, clock, send })
    watchClientSockets({ requests, note })
    watchWorkerMessages({ requests, note, isOwn: () => isSending })
    watchPoolQueues(requests)
  }
  databases = watchDatabaseCalls({ requests, clock, send, onLoad })
  // Named ESM imports of built-ins are copies: this renews them.
  Module.syncBuiltinESMExports()

  watchListen(clock, send, lookForSqlite)
  watchThreadStarts({ own: watchdog, clock, send })
  watchChildEnds(clock, send)
  watchUncaught(clock, send)
  const offsetMs = clock() - performance.now()
  watchGc(state, (nowMs) => nowMs + offsetMs)
  process.on('exit', (code) => {
    try {
      flushAtExit(state, code)
    } catch {
      // Built-ins that the program has replaced: its last moments are lost.
    }
  })
  state.gauges[gauge.startupMs] = clock() - startedAtMs
}

function startWatchdog(data: WatchdogData): Worker {
  const watchdog = new Worker(new URL(watchdogFile, import.meta.url), {
    workerData: data,
    name: 'loopcheck-watchdog',
    // With NODE_OPTIONS it would load the probe again, and again.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    trackUnmanagedFds: false,
    // Its garbage is collected early: by default a thread lets 16 MiB and more of it pile up first.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  })
  // Without a listener an error in the watchdog would be thrown into the program.
  watchdog.on('error', () => {})
  // After the listeners: adding one refs the port again, and a natural exit would hang.
  watchdog.unref()
  return watchdog
}

/** Beside this file, with the same ending: .js as built, .ts in the source. */
const watchdogFile = `./watchdog${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`

function watchListen(clock: () => number, send: (message: ProbeMessage) => void, onListen: () => void): void {
  subscribeSafely('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: { address(): { address: string; port: number } | string | null } }
    const address = server.address()
    if (address === null) return
    onListen()
    if (typeof address === 'string') send({ type: 'listen', atMs: clock(), address })
    else send({ type: 'listen', atMs: clock(), address: address.address, port: address.port })
  })
}

function describeProcess(atMs: number): ProcessRecord {
  const workerId = clusterWorkerId()
  // Read once: on Linux each call reads /proc, and the program waits for it.
  const processors = cpus()
  const inspectorLack = findInspectorLack(process as Parameters<typeof findInspectorLack>[0])
  return {
    type: 'process',
    process: `${process.pid}-${Math.round(atMs)}`,
    role: workerId === undefined ? 'process' : 'cluster-worker',
    ...(workerId === undefined ? {} : { number: workerId }),
    heapLimitBytes: heapLimitBytes(),
    pid: process.pid,
    ppid: process.ppid,
    atMs,
    node: process.version,
    platform: process.platform,
    arch: process.arch,
    cpuModel: processors[0]?.model.trim() ?? 'unknown',
    cpuCount: processors.length,
    argv: process.argv,
    execArgv: process.execArgv,
    cwd: process.cwd(),
    wallClockMs: Date.now(),
    ...(inspectorLack === undefined ? {} : { inspectorLack }),
  }
}

/** V8's own limit has room for young objects on top of what is asked for: a heap is full long before. */
function heapLimitBytes(): number {
  const options = [process.env.NODE_OPTIONS ?? '', ...process.execArgv].join(' ')
  const [, megabytes] = /.*--max[-_]old[-_]space[-_]size[= ](\d+)/.exec(options) ?? []
  const { heap_size_limit: limitBytes } = getHeapStatistics()
  return megabytes === undefined ? limitBytes : Math.min(limitBytes, Number(megabytes) * 2 ** 20)
}

/** @returns undefined outside a cluster; only a process that was forked is asked, others need not load the module */
function clusterWorkerId(): number | undefined {
  if (process.channel === undefined) return undefined
  const cluster = createRequire(import.meta.url)('node:cluster') as Cluster
  return cluster.worker?.id
}

type Cluster = typeof import('node:cluster').default

/** Waits, shortly, until the watchdog has written what it knows: after an exit there is no later. */
function flushAtExit(state: SharedState, code: number): void {
  const { flags } = state
  Atomics.store(flags, slot.exitCode, code)
  Atomics.store(flags, slot.isEnding, 1)
  if (Atomics.load(flags, slot.isReady) === 0) Atomics.wait(flags, slot.isReady, 0, startPatienceMs)
  const isAsked = Atomics.load(flags, slot.ticket) !== 0
  const patienceMs = isAsked ? sessionPatienceMs : flushPatienceMs
  if (Atomics.load(flags, slot.isReady) === 1) Atomics.wait(flags, slot.isFlushed, 0, patienceMs)
}
