import type { Histogram } from 'node:perf_hooks'
import type { CaptureRecord, RawFrame, StallRecord } from '../model.ts'
import type { Journal } from './journal.ts'
import { createLearntStacks } from './learnt-stacks.ts'
import type { CaptureReply, ProbeMessage } from './messages.ts'
import { toHundredths } from './round.ts'
import { createSampler, startPace, usualPace } from './sampler.ts'
import { type SharedState, slot } from './shared-state.ts'
import type { StackList } from './stack-list.ts'
import { createStallBatches } from './stall-batches.ts'
import type { StallEvent } from './stall-watch.ts'
import type { ThreadTimes } from './thread-clock.ts'
import type { RunningTimer } from './timers.ts'

/** Writes stalls and the stacks taken in them. */
export interface StallLog {
  /** @param isStartup the program does not listen yet */
  note(event: StallEvent, isStartup: boolean): void
  /** To be called at every poll. */
  poll(nowMs: number): void
  /** A wrapped call came back. */
  returned(message: ProbeMessage & { type: 'return' }): void
  /** No beat for longer than usual: the CPU clock is read now, so that a stall's figures begin early. */
  suspect(): void
  unsuspect(): void
  isStalled(): boolean
  /** The program ends: an open stall ends with it. */
  finish(nowMs: number): void
}

interface OpenStall {
  id: number
  startMs: number
  /** Read when the stall was noticed: its first part has no CPU figures. */
  reading: Reading
  wallMinusClockMs: number
  isStartup: boolean
  /** Held back until the stall is over: it may be too short to count, or one of many that look alike. */
  captures: HeldCapture[]
  isWritten: boolean
  openWrittenMs: number
}

interface HeldCapture {
  record: CaptureRecord
  frames: RawFrame[]
}

/** What the last wrapped call left may still be on its way. */
interface EndedStall {
  record: StallRecord
  captures: CaptureRecord[]
  endedMs: number
}

/** Of the clocks of the main thread and of the watchdog's own. */
export interface Reading {
  atMs: number
  thread: ThreadTimes
  /** undefined where the machine has no such clock. */
  watchdogQueueMs: number | undefined
}

/** An open stall is written this often, with its stacks, so that a killed process leaves it. */
const openStallMs = 500
/** Stacks that are held back; a stall with more is one by itself. */
const heldCaptures = 8
/** A message takes less to arrive, ms. */
const messageMs = 20
const batchEveryMs = 1000
/** A watchdog that was away for so long was stopped with the process, or starved: which of the two is told by the clocks of
 *  all that time. */
const awayMs = 250

export function createStallLog(options: {
  name: string
  settings: { thresholdMs: number; heartbeatMs: number }
  clock: () => number
  read: () => Reading
  state: SharedState
  heartbeat: Histogram
  journal: Journal
  stacks: StackList
  canAsk: boolean
  /** The last reading before the watchdog's last sleep: for stalls that were noticed only afterwards. */
  lastReading: () => Reading
  onStall: (startMs: number, endMs: number) => void
}): StallLog {
  const { name, settings, clock, heartbeat, journal, read } = options
  const { flags } = options.state
  const learnt = createLearntStacks()
  let stall: OpenStall | undefined
  /** Late messages about a stall that turned out too short are dropped. */
  let lastShortStall = 0
  let nextStall = 1
  let ticket = 0
  let suspicion: Reading | undefined
  let ended: EndedStall[] = []
  let batchesMs = 0
  const batches = createStallBatches(journal, options.stacks.shapeOf)

  const sampler = createSampler({
    clock,
    canAsk: options.canAsk,
    onAsk() {
      ticket = (ticket + 1) & 0x7fffffff || 1
      Atomics.store(flags, slot.ticket, ticket)
    },
    onReply(reply, askedAtMs) {
      const capture = reply as CaptureReply | undefined
      if (capture === undefined || stall === undefined || capture.stall !== stall.id) return
      const { frames, timer, ...facts } = capture
      keepCapture({ ...facts, askedAtMs, via: 'interrupt' }, frames, timer)
    },
  })

  function keepCapture(
    facts: Omit<CaptureRecord, 'type' | 'process' | 'stack' | 'timer'>,
    frames: RawFrame[],
    timer: RunningTimer | undefined,
  ): void {
    const record: CaptureRecord = { type: 'capture', process: name, ...facts, stack: options.stacks.idOf(frames) }
    if (timer !== undefined) {
      const { frames: place, ...set } = timer
      record.timer = { ...set, ...(place === undefined ? {} : { stack: options.stacks.idOf(place) }) }
    }
    const isOpen = stall?.id === facts.stall
    if (isOpen && stall?.isWritten === false) {
      stall.captures.push({ record, frames })
      // Wrapped calls may come back by the dozen in what is too short to count.
      const isLong = clock() - stall.startMs >= settings.thresholdMs
      if (isLong && stall.captures.length > heldCaptures) writeCaptures(stall)
      return
    }
    learn({ record, frames })
    const held = isOpen ? undefined : ended.find((one) => one.record.id === facts.stall)
    if (held === undefined) journal.write(record)
    else held.captures.push(record)
  }

  /** Of stalls that count alone, and the program's own: a window costs it something. */
  function learn({ record, frames }: HeldCapture, isItsOwn = true): void {
    const isUnknown = learnt.note(frames, record.request, record.isUnfollowed !== true)
    if (isUnknown && isItsOwn) Atomics.store(flags, slot.wantsWindow, 1)
  }

  function begin({ startMs, pollGapMs }: StallEvent & { kind: 'begin' }, isStartup: boolean): void {
    const nowMs = clock()
    stall = {
      id: nextStall++,
      startMs,
      reading: suspicion ?? (pollGapMs > awayMs ? options.lastReading() : read()),
      wallMinusClockMs: Date.now() - nowMs,
      isStartup,
      captures: [],
      isWritten: false,
      openWrittenMs: nowMs,
    }
    flags[slot.stall] = stall.id
    flags[slot.beatsAtStall] = heartbeat.count | 0
    sampler.start(isStartup ? startPace : usualPace)
  }

  function end(
    open: OpenStall,
    length: { startMs: number; durationMs: number; pollGapMs: number; isLong: boolean },
  ): void {
    Atomics.store(flags, slot.ticket, 0)
    sampler.stop()
    if (length.isLong) {
      open.startMs = length.startMs
      const record = recordOf(open, length.durationMs, length.pollGapMs)
      for (const held of open.captures) learn(held, !wasQueued(record))
      if (open.isWritten) journal.write(record)
      else ended.push({ record, captures: open.captures.map((held) => held.record), endedMs: clock() })
      options.onStall(length.startMs, length.startMs + length.durationMs)
    } else {
      lastShortStall = open.id
    }
    stall = undefined
  }

  function miss({ startMs, durationMs, pollGapMs }: StallEvent & { kind: 'missed' }, isStartup: boolean): void {
    journal.write({
      type: 'stall',
      process: name,
      id: nextStall++,
      startMs,
      durationMs,
      watchdogGapMs: pollGapMs,
      ...since(options.lastReading(), read(), pollGapMs),
      ...(isStartup ? { isStartup } : {}),
    })
    options.onStall(startMs, startMs + durationMs)
  }

  function recordOf(open: OpenStall, durationMs: number, pollGapMs: number): StallRecord {
    const now = read()
    return {
      type: 'stall',
      process: name,
      id: open.id,
      startMs: toHundredths(open.startMs),
      durationMs: toHundredths(durationMs),
      watchdogGapMs: toHundredths(pollGapMs),
      ...since(open.reading, now, pollGapMs),
      clockJumpMs: toHundredths(Date.now() - now.atMs - open.wallMinusClockMs),
      ...(open.isStartup ? { isStartup: true } : {}),
    }
  }

  function writeCaptures(open: OpenStall): void {
    open.isWritten = true
    for (const held of open.captures.splice(0)) {
      learn(held)
      journal.write(held.record)
    }
  }

  function pollStall(open: OpenStall, nowMs: number): void {
    sampler.poll(nowMs)
    if (nowMs - open.openWrittenMs < openStallMs) return
    open.openWrittenMs = nowMs
    writeCaptures(open)
    journal.write({ ...recordOf(open, nowMs - open.startMs, 0), isOpen: true })
    journal.flush()
  }

  /** @param untilMs stalls that ended before it have all their stacks */
  function settle(untilMs: number): void {
    while (ended[0] !== undefined && ended[0].endedMs <= untilMs) {
      const { record, captures } = ended[0]
      ended = ended.slice(1)
      captures.sort((a, b) => a.atMs - b.atMs)
      if (record.watchdogQueueMs === undefined && batches.take(record, captures)) continue
      for (const line of [...captures, record]) journal.write(line)
    }
  }

  return {
    note(event, isStartup) {
      if (event.kind === 'begin') begin(event, isStartup)
      else if (event.kind === 'missed') miss(event, isStartup)
      else if (stall !== undefined) end(stall, event)
    },
    poll(nowMs) {
      if (stall !== undefined) pollStall(stall, nowMs)
      settle(nowMs - messageMs)
      if (nowMs - batchesMs < batchEveryMs) return
      batchesMs = nowMs
      batches.flush()
    },
    returned(message) {
      if (message.stall === lastShortStall) return
      const { type: _, frames, timer, ...facts } = message
      keepCapture({ ...facts, askedAtMs: facts.atMs, via: 'return' }, frames, timer)
    },
    suspect() {
      suspicion ??= read()
    },
    unsuspect() {
      suspicion = undefined
    },
    isStalled: () => stall !== undefined,
    finish(nowMs) {
      if (stall !== undefined) {
        const durationMs = nowMs - stall.startMs
        end(stall, { startMs: stall.startMs, durationMs, pollGapMs: 0, isLong: durationMs >= settings.thresholdMs })
      }
      settle(Number.POSITIVE_INFINITY)
      batches.flush()
    },
  }
}

/** With this share of a stall in the run queue it was the machine's. */
const queuedShare = 0.5

function wasQueued({ runQueueMs = 0, measuredMs = 0 }: StallRecord): boolean {
  return runQueueMs > queuedShare * measuredMs
}

/** What the scheduler gave the thread between two readings. */
function since(
  before: Reading,
  now: Reading,
  pollGapMs: number,
): Pick<StallRecord, 'measuredMs' | 'cpuMs' | 'runQueueMs' | 'helpersCpuMs' | 'watchdogQueueMs'> {
  const times = {
    measuredMs: toHundredths(now.atMs - before.atMs),
    cpuMs: toHundredths(now.thread.cpuMs - before.thread.cpuMs),
  }
  if (now.thread.runQueueMs === undefined || before.thread.runQueueMs === undefined) return times
  const processMs = (now.thread.processMs ?? 0) - (before.thread.processMs ?? 0)
  return {
    ...times,
    runQueueMs: toHundredths(now.thread.runQueueMs - before.thread.runQueueMs),
    helpersCpuMs: toHundredths(Math.max(0, processMs - times.cpuMs)),
    ...(pollGapMs > awayMs && now.watchdogQueueMs !== undefined && before.watchdogQueueMs !== undefined
      ? { watchdogQueueMs: toHundredths(now.watchdogQueueMs - before.watchdogQueueMs) }
      : {}),
  }
}
