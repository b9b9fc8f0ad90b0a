/** The worker thread beside the watched main thread: sees stalls, asks for stacks, writes the recording. */
import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { CaptureRecord, RawFrame, RequestRef, StallRecord } from '../model.ts'
import { startClock } from './clock.ts'
import { gcKindName } from './gc.ts'
import { openJournal } from './journal.ts'
import type { CaptureReply, ProbeMessage, WatchdogData } from './messages.ts'
import { createRequestLog } from './request-log.ts'
import { createSampler } from './sampler.ts'
import { createEventReader, eventKind, gauge, openSharedState, slot } from './shared-state.ts'
import { createStackList } from './stack-list.ts'
import { createStallWatch } from './stall-watch.ts'
import { openMainThreadClock, openOwnThreadClock, type ThreadTimes } from './thread-clock.ts'

/** Every wake-up costs: while beats come, every other moment will do. */
const calmPollMs = 4
const alertPollMs = 2
const drainMs = 100
const flushMs = 250
const secondMs = 1000
/** An open stall is written this often, so that a killed process leaves it. */
const openStallMs = 500
const shortestGcMs = 1

const { settings, buffers, heartbeat, process: description, startedAtMs, canAsk } = workerData as WatchdogData
const clock = startClock(BigInt(settings.originNs))
const state = openSharedState(buffers)
const { flags, gauges } = state
const journal = openJournal(settings.recording)
const cpuClock = openMainThreadClock(description.pid)
const ownClock = openOwnThreadClock()
const name = description.process
const stacks = createStackList()
const readEvents = createEventReader(state)
const requests = createRequestLog((record) => journal.write({ type: 'request', process: name, ...record }))
const watch = createStallWatch({ ...settings, nowMs: startedAtMs, beats: 0 })

interface OpenStall {
  id: number
  startMs: number
  /** Read when the stall was noticed: its first part has no CPU figures. */
  times: { atMs: number; thread: ThreadTimes }
  wallMinusClockMs: number
  isStartup: boolean
  /** Held back until the stall is long enough to count. */
  captures: CaptureRecord[]
  isWritten: boolean
  openWrittenMs: number
}

let stall: OpenStall | undefined
/** Late messages about a stall that turned out too short are dropped. */
let lastShortStall = 0
let nextStall = 1
let ticket = 0
let isListening = false
let hasEnded = false
let suspicion: { atMs: number; thread: ThreadTimes } | undefined
let isWindowOpen = false
let gcFigures: [number, number, number] = [0, 0, 0]
let second = { atMs: startedAtMs, beats: 0, cpuMs: 0 }
let drainedMs = startedAtMs
let drainedTimes = cpuClock.read()
let flushedMs = startedAtMs
let lostEvents = 0

const sampler = createSampler({
  clock,
  canAsk,
  onAsk() {
    ticket = (ticket + 1) & 0x7fffffff || 1
    Atomics.store(flags, slot.ticket, ticket)
  },
  onReply(reply, askedAtMs) {
    const capture = reply as CaptureReply | undefined
    if (capture === undefined || stall === undefined || capture.stall !== stall.id) return
    keepCapture(
      {
        stall: stall.id,
        atMs: capture.atMs,
        askedAtMs,
        via: 'interrupt',
        ...(capture.ranMicrotask === true ? { ranMicrotask: true } : {}),
      },
      capture.frames,
      capture.request,
    )
  },
})

function keepCapture(
  fields: Omit<CaptureRecord, 'type' | 'process' | 'stack'>,
  frames: RawFrame[],
  request: RequestRef | undefined,
): void {
  const stack = stacks.idOf(frames, (id, newFrames) =>
    journal.write({ type: 'stack', process: name, id, frames: newFrames }),
  )
  const record: CaptureRecord = { type: 'capture', process: name, ...fields, stack }
  if (request !== undefined) record.request = request
  if (stall === undefined || stall.isWritten || fields.stall !== stall.id) journal.write(record)
  else stall.captures.push(record)
}

function beginStall(startMs: number): void {
  const nowMs = clock()
  stall = {
    id: nextStall++,
    startMs,
    times: suspicion ?? { atMs: nowMs, thread: cpuClock.read() },
    wallMinusClockMs: Date.now() - nowMs,
    isStartup: !isListening,
    captures: [],
    isWritten: false,
    openWrittenMs: nowMs,
  }
  flags[slot.stall] = stall.id
  flags[slot.beatsAtStall] = heartbeat.count | 0
  sampler.start()
}

function recordOf(open: OpenStall, durationMs: number, pollGapMs: number): StallRecord {
  const nowMs = clock()
  const thread = cpuClock.read()
  const record: StallRecord = {
    type: 'stall',
    process: name,
    id: open.id,
    startMs: open.startMs,
    durationMs,
    measuredMs: nowMs - open.times.atMs,
    cpuMs: thread.cpuMs - open.times.thread.cpuMs,
    watchdogGapMs: pollGapMs,
    clockJumpMs: Date.now() - nowMs - open.wallMinusClockMs,
  }
  Object.assign(record, queueSince(thread, open.times.thread))
  if (open.isStartup) record.isStartup = true
  return record
}

function queueSince(now: ThreadTimes, before: ThreadTimes): { runQueueMs?: number } {
  if (now.runQueueMs === undefined || before.runQueueMs === undefined) return {}
  return { runQueueMs: now.runQueueMs - before.runQueueMs }
}

function writeCaptures(open: OpenStall): void {
  open.isWritten = true
  for (const capture of open.captures.splice(0)) journal.write(capture)
}

function endStall(open: OpenStall, startMs: number, durationMs: number, pollGapMs: number, isLong: boolean): void {
  Atomics.store(flags, slot.ticket, 0)
  sampler.stop()
  if (isLong) {
    writeCaptures(open)
    open.startMs = startMs
    journal.write(recordOf(open, durationMs, pollGapMs))
    requests.stalled(startMs, startMs + durationMs)
  } else {
    lastShortStall = open.id
  }
  stall = undefined
}

function poll(): void {
  const nowMs = clock()
  const event = watch.poll(nowMs, heartbeat.count)
  if (event?.kind === 'begin') beginStall(event.startMs)
  else if (event?.kind === 'end' && stall !== undefined)
    endStall(stall, event.startMs, event.durationMs, event.pollGapMs, event.isLong)
  else if (event?.kind === 'missed') {
    const { startMs, durationMs, pollGapMs } = event
    const thread = cpuClock.read()
    journal.write({
      type: 'stall',
      process: name,
      id: nextStall++,
      startMs,
      durationMs,
      watchdogGapMs: pollGapMs,
      measuredMs: nowMs - drainedMs,
      cpuMs: thread.cpuMs - drainedTimes.cpuMs,
      ...queueSince(thread, drainedTimes),
      ...(isListening ? {} : { isStartup: true }),
    })
  }
  if (stall !== undefined) pollStall(stall, nowMs)
  else if (nowMs - watch.lastBeatMs() > settings.heartbeatMs + 2 * alertPollMs)
    suspicion ??= { atMs: nowMs, thread: cpuClock.read() }
  else suspicion = undefined

  if (nowMs - drainedMs >= drainMs) {
    drainedMs = nowMs
    drainedTimes = cpuClock.read()
    drain()
    openWindow()
  }
  if (nowMs - second.atMs >= secondMs) writeSecond(nowMs)
  if (nowMs - flushedMs >= flushMs) {
    flushedMs = nowMs
    journal.flush()
  }
  if (Atomics.load(flags, slot.isEnding) === 1) end(nowMs)
}

function pollStall(open: OpenStall, nowMs: number): void {
  sampler.poll(nowMs)
  if (!open.isWritten && nowMs - open.startMs > settings.thresholdMs + settings.heartbeatMs) writeCaptures(open)
  if (nowMs - open.openWrittenMs < openStallMs) return
  open.openWrittenMs = nowMs
  journal.write({ ...recordOf(open, nowMs - open.startMs, 0), isOpen: true })
  journal.flush()
}

function drain(): void {
  lostEvents += readEvents((kind, atMs, a, b, c) => {
    if (kind === eventKind.requestStart) requests.start(a, atMs)
    else if (kind === eventKind.requestEnd) requests.end(a, atMs, b, c)
    else if (kind === eventKind.gc) noteGc(atMs, a, b)
  })
}

function noteGc(startMs: number, durationMs: number, kind: number): void {
  gcFigures = [gcFigures[0] + 1, gcFigures[1] + durationMs, Math.max(gcFigures[2], durationMs)]
  if (durationMs >= shortestGcMs)
    journal.write({ type: 'gc', process: name, startMs, durationMs, kind: gcKindName(kind) })
}

function writeSecond(nowMs: number): void {
  const { cpuMs } = cpuClock.read()
  const beats = heartbeat.count
  journal.write({
    type: 'second',
    process: name,
    atMs: nowMs,
    beats: Math.max(0, beats - second.beats),
    ...(gauges[gauge.heapUsedBytes]
      ? { utilization: gauges[gauge.utilization] ?? 0, heapUsedBytes: gauges[gauge.heapUsedBytes] ?? 0 }
      : {}),
    cpuMs: cpuMs - second.cpuMs,
    rssBytes: process.memoryUsage.rss(),
    routes: requests.takeSecond(),
    ...(gcFigures[0] > 0 ? { gc: gcFigures } : {}),
  })
  const dropped = requests.takeDropped()
  if (dropped > 0)
    noteDropped('requests', dropped, 'more than 500 requests near stalls in one second; they are counted, not listed')
  gcFigures = [0, 0, 0]
  second = { atMs: nowMs, beats, cpuMs }
}

/** Warm-up is over: the delay figures start anew. Resetting from here keeps the histogram's notion of the last beat, so no block is lost.
 *  Not during a stall: beats that change would end it. */
function openWindow(): void {
  if (isWindowOpen || stall !== undefined || settings.windowFile === undefined || !existsSync(settings.windowFile))
    return
  isWindowOpen = true
  ;(heartbeat as unknown as { reset(): void }).reset()
  second.beats = 0
}

function noteDropped(what: 'requests' | 'lines', count: number, why: string): void {
  journal.write({ type: 'dropped', process: name, what, count, why })
}

function end(nowMs: number): void {
  drain()
  writeSecond(nowMs)
  if (stall !== undefined)
    endStall(stall, stall.startMs, nowMs - stall.startMs, 0, nowMs - stall.startMs >= settings.thresholdMs)
  for (const { id, startMs } of requests.inFlight().slice(0, 100)) {
    journal.write({ type: 'request', process: name, id, route: -1, startMs })
  }
  writeFigures()
  journal.write({ type: 'end', process: name, atMs: nowMs, how: 'exit', code: flags[slot.exitCode] ?? 0 })
  journal.close()
  hasEnded = true
  Atomics.store(flags, slot.isFlushed, 1)
  Atomics.notify(flags, slot.isFlushed)
}

/** Cumulative figures: the last ones written count. */
function writeFigures(): void {
  const ms = (ns: number) => ns / 1e6
  journal.write({
    type: 'delay',
    process: name,
    resolutionMs: settings.heartbeatMs,
    minMs: ms(heartbeat.min),
    meanMs: ms(heartbeat.mean),
    p50Ms: ms(heartbeat.percentile(50)),
    p90Ms: ms(heartbeat.percentile(90)),
    p99Ms: ms(heartbeat.percentile(99)),
    maxMs: ms(heartbeat.max),
  })
  const watchdogCpuMs = ownClock?.read().cpuMs
  journal.write({
    type: 'cost',
    process: name,
    ...(watchdogCpuMs === undefined ? {} : { watchdogCpuMs }),
    startupMs: gauges[gauge.startupMs] ?? 0,
    captureMs: gauges[gauge.captureMs] ?? 0,
    captures: gauges[gauge.captures] ?? 0,
  })
  if (lostEvents > 0) noteDropped('requests', lostEvents, 'the ring of events overflowed while the watchdog had no CPU')
  if (journal.lost() > 0) noteDropped('lines', journal.lost(), 'the disk was full or the recording reached its limit')
}

parentPort?.on('message', (message: ProbeMessage) => {
  if (message.type === 'route') journal.write({ ...message, process: name })
  else if (message.type === 'dropped' || message.type === 'map') journal.write({ ...message, process: name })
  else if (message.type === 'listen') {
    isListening = true
    journal.write({ ...message, process: name })
    journal.flush()
  } else if (message.type === 'call') {
    const { frames, ...call } = message
    const stack = stacks.idOf(frames, (id, newFrames) =>
      journal.write({ type: 'stack', process: name, id, frames: newFrames }),
    )
    journal.write({ ...call, process: name, stack })
  } else if (message.stall !== lastShortStall) {
    const { type: _, stall: id, frames, request, ...facts } = message
    keepCapture({ ...facts, stall: id, askedAtMs: facts.atMs, via: 'return' }, frames, request)
  }
})

journal.write(description)
journal.flush()
Atomics.store(flags, slot.isReady, 1)
Atomics.notify(flags, slot.isReady)
setTimeout(pollOn, alertPollMs)

/** Polls faster from the moment that a beat is overdue. */
function pollOn(): void {
  poll()
  if (hasEnded) return
  const isOverdue = stall !== undefined || clock() - watch.lastBeatMs() > settings.heartbeatMs
  setTimeout(pollOn, isOverdue ? alertPollMs : calmPollMs)
}

setInterval(writeFigures, 5000).unref()
