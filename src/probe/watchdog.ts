/** The worker thread beside the watched main thread: sees stalls, asks for stacks, writes the recording. */
import { existsSync } from 'node:fs'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { createBeatGaps } from './beat-gaps.ts'
import { startClock } from './clock.ts'
import { createGapSum } from './gap-sum.ts'
import { createHeapWatch } from './heap-watch.ts'
import { openJournal } from './journal.ts'
import { createLifeLog } from './life-log.ts'
import type { ProbeMessage, WatchdogData } from './messages.ts'
import { openSharedState, slot } from './shared-state.ts'
import { createStackList } from './stack-list.ts'
import { createStallLog, type Reading } from './stall-log.ts'
import { createStallWatch } from './stall-watch.ts'
import { openMainThreadClock, openOwnThreadClock } from './thread-clock.ts'
import { createThreadWatch } from './thread-watch.ts'

/** Every wake-up costs 30 µs: while beats come, a look now and then will do. A stall that reaches the threshold is still noticed in
 *  time: overdue at the first look after it began, at most 10 ms later. */
const calmPollMs = 10
const alertPollMs = 2
/** Before beats are overdue, when fewer came than usual. */
const watchfulPollMs = 4
const drainEveryMs = 100
const flushEveryMs = 250
const secondMs = 1000
const figuresEveryMs = 5000

const { settings, buffers, heartbeat, process: description, startedAtMs, canAsk } = workerData as WatchdogData
const name = description.process
const clock = startClock(BigInt(settings.originNs))
const state = openSharedState(buffers)
const journal = openJournal(settings.recording)
const cpuClock = openMainThreadClock(description.pid)
const ownClock = openOwnThreadClock()
const read = (): Reading => ({ atMs: clock(), thread: cpuClock.read(), watchdogQueueMs: ownClock?.read().runQueueMs })
const stacks = createStackList((id, frames) => journal.write({ type: 'stack', process: name, id, frames }))
const gapSum = createGapSum(heartbeat)
const longestGapMs = () => heartbeat.max / 1e6
const watch = createStallWatch({
  ...settings,
  nowMs: startedAtMs,
  beats: 0,
  gapSumMs: () => gapSum.read().ms,
  longestGapMs,
})
const gaps = createBeatGaps({
  heartbeatMs: settings.heartbeatMs,
  nowMs: startedAtMs,
  gapSum: gapSum.read,
  longestGapMs,
})
const life = createLifeLog({
  ...{ name, state, heartbeat, journal, cpuClock },
  longestGapMs: gaps.takeSecond,
  heartbeatMs: settings.heartbeatMs,
  ownClock,
})
const stalls = createStallLog({
  ...{ name, settings, clock, read, state, heartbeat, journal, stacks, canAsk },
  lastReading: () => drained,
  onStall: life.stalled,
})
const threads = createThreadWatch({ process: description, thresholdMs: settings.thresholdMs, clock, journal })
const heap = createHeapWatch({ name, state, limitBytes: description.heapLimitBytes, journal })

let isListening = false
let isWindowOpen = settings.windowFile === undefined
let drained = read()
let flushedMs = startedAtMs
let secondStartMs = startedAtMs

/** @returns false once the program has ended */
function poll(): boolean {
  const nowMs = clock()
  const beats = heartbeat.count
  const event = watch.poll(nowMs, beats)
  gaps.poll(nowMs, beats)
  if (event !== undefined) stalls.note(event, !isListening)
  stalls.poll(nowMs)
  threads.poll(nowMs)
  heap.poll(nowMs, nowMs - watch.lastBeatMs() > settings.heartbeatMs + alertPollMs)
  if (!stalls.isStalled() && !watch.isInDoubt()) lookAhead(nowMs)

  // What was slept through is measured from the reading before.
  if (nowMs - drained.atMs >= drainEveryMs && !watch.isInDoubt()) {
    drained = read()
    life.drain()
    openWindow()
  }
  if (nowMs - secondStartMs >= secondMs) {
    secondStartMs = nowMs
    life.writeSecond(nowMs)
    threads.writeSecond(nowMs)
  }
  if (nowMs - flushedMs >= flushEveryMs) {
    flushedMs = nowMs
    journal.flush()
  }
  if (Atomics.load(state.flags, slot.isEnding) === 0) return true
  end(nowMs)
  return false
}

function lookAhead(nowMs: number): void {
  if (nowMs - watch.lastBeatMs() > settings.heartbeatMs + 2 * alertPollMs) stalls.suspect()
  else stalls.unsuspect()
}

/** Warm-up is over. Not during a stall: beats that change would end it. */
function openWindow(): void {
  if (isWindowOpen || stalls.isStalled() || !existsSync(settings.windowFile ?? '')) return
  isWindowOpen = true
  life.startAnew()
  gapSum.forget()
  gaps.startAnew()
}

function end(nowMs: number): void {
  receiveWaiting()
  stalls.finish(nowMs)
  threads.finish(nowMs)
  life.finish(nowMs)
  journal.close()
  Atomics.store(state.flags, slot.isFlushed, 1)
  Atomics.notify(state.flags, slot.isFlushed)
}

function receive(message: ProbeMessage): void {
  if (message.type === 'return') stalls.returned(message)
  else if (message.type === 'thread-start') threads.started(message)
  else if (message.type === 'call') {
    const { frames, ...call } = message
    journal.write({ ...call, process: name, stack: stacks.idOf(frames) })
  } else if (message.type === 'uncaught') {
    const { frames, ...uncaught } = message
    journal.write({ ...uncaught, process: name, ...(frames.length > 0 ? { stack: stacks.idOf(frames) } : {}) })
  } else journal.write({ ...message, process: name })
  if (message.type !== 'listen') return
  isListening = true
  // Whoever waits for the program to listen reads it there.
  journal.flush()
}

/** What was sent just before the program's end is still in the queue. */
function receiveWaiting(): void {
  if (parentPort === null) return
  for (let waiting = receiveMessageOnPort(parentPort); waiting !== undefined; ) {
    receive(waiting.message as ProbeMessage)
    waiting = receiveMessageOnPort(parentPort)
  }
}

/** Polls faster from the moment that a beat is overdue. */
function pollOn(): void {
  if (!poll()) return
  const isOverdue = stalls.isStalled() || watch.isInDoubt() || clock() - watch.lastBeatMs() > settings.heartbeatMs
  setTimeout(pollOn, isOverdue ? alertPollMs : gaps.mayBeLate() ? watchfulPollMs : calmPollMs)
}

parentPort?.on('message', receive)
journal.write(description)
journal.flush()
Atomics.store(state.flags, slot.isReady, 1)
Atomics.notify(state.flags, slot.isReady)
setTimeout(pollOn, alertPollMs)
setInterval(life.writeFigures, figuresEveryMs).unref()
