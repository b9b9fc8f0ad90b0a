import type { Histogram } from 'node:perf_hooks'
import type { Journal } from './journal.ts'
import { createStallWatch, type StallEvent } from './stall-watch.ts'
import type { OpenedClock, ThreadTimes } from './thread-clock.ts'

/** Counts what the loop of one worker thread does. */
export interface ThreadLog {
  /** @returns false once the thread has ended */
  poll(nowMs: number): boolean
  /** The thread has said which file it runs. */
  setEntry(entry: string): void
  /** Writes the figures, if they have changed. */
  write(nowMs: number): void
  /** The process ends: the turn that is going on ends with it. */
  finish(nowMs: number): void
}

/** A turn that neither had a CPU nor stood in its queue for this share waited, as a pool's thread does in Atomics.wait until there is work. */
const computingShare = 0.3
/** What Node.js tells of a thread that another one ended. */
const terminatedCode = 1
/** CPU time below which a thread has done nothing worth a line, ms. */
const idleCpuMs = 5

export function createThreadLog(options: {
  name: string
  thresholdMs: number
  heartbeatMs: number
  heartbeat: Pick<Histogram, 'count'>
  /** As in ThreadHello. */
  ending: Float64Array
  /** Throws once the thread is gone; undefined where the system has none. */
  cpuClock: OpenedClock | undefined
  journal: Pick<Journal, 'write'>
  nowMs: number
}): ThreadLog {
  const { name, thresholdMs, heartbeatMs, heartbeat, ending, cpuClock, journal, nowMs } = options
  const watch = createStallWatch({ thresholdMs, heartbeatMs, nowMs, beats: heartbeat.count })
  const figures = { longTurns: 0, longTurnsMs: 0, longestTurnMs: 0, waits: 0, waitsMs: 0 }
  let times = cpuClock?.read()
  let turn: { startMs: number; noticedMs: number; times: ThreadTimes | undefined } | undefined
  let entry: string | undefined
  let aliveMs = nowMs
  let isGone = false
  let written = { cpuMs: times?.cpuMs ?? 0, turns: 0, entry }

  /** @returns false when the thread is gone */
  function readCpu(nowMs: number): boolean {
    try {
      times = cpuClock?.read()
      aliveMs = nowMs
    } catch {
      // The system has taken its files away.
      isGone = true
    }
    return !isGone
  }

  function note(event: StallEvent, nowMs: number): void {
    if (event.kind === 'missed' || !readCpu(nowMs)) return
    if (event.kind === 'begin') turn = { startMs: event.startMs, noticedMs: nowMs, times }
    else {
      if (turn !== undefined && event.isLong) count(turn, event.durationMs, nowMs)
      turn = undefined
    }
  }

  function count(done: NonNullable<typeof turn>, durationMs: number, nowMs: number): void {
    const before = done.times
    const after = times
    if (before !== undefined && after !== undefined) {
      const cpuMs = after.cpuMs - before.cpuMs
      const queueMs = (after.runQueueMs ?? 0) - (before.runQueueMs ?? 0)
      if (cpuMs + queueMs < computingShare * (nowMs - done.noticedMs)) {
        figures.waits++
        figures.waitsMs += durationMs
        return
      }
      // A machine that gave it no CPU: nothing that the thread did.
      if (cpuMs < thresholdMs / 2) return
    }
    figures.longTurns++
    figures.longTurnsMs += durationMs
    figures.longestTurnMs = Math.max(figures.longestTurnMs, durationMs)
  }

  function write(nowMs: number): void {
    const turns = figures.longTurns + figures.waits
    if (turns === written.turns && entry === written.entry && (times?.cpuMs ?? 0) - written.cpuMs < idleCpuMs) return
    written = { cpuMs: times?.cpuMs ?? 0, turns, entry }
    journal.write({
      ...{ type: 'thread', process: name, atMs: nowMs },
      ...(entry === undefined ? {} : { entry }),
      ...(times === undefined ? {} : { cpuMs: times.cpuMs }),
      ...figures,
    })
  }

  function end(how: 'exit' | 'terminated', code: number): void {
    if (turn !== undefined && aliveMs - turn.startMs >= thresholdMs) count(turn, aliveMs - turn.startMs, aliveMs)
    turn = undefined
    write(aliveMs)
    journal.write({ type: 'end', process: name, atMs: aliveMs, how, code })
    cpuClock?.close()
  }

  return {
    setEntry(told) {
      entry = told
    },
    poll(nowMs) {
      const [isEnded, code, cpuMs, runQueueMs] = ending
      if (isEnded === 1) {
        aliveMs = nowMs
        if (cpuMs) times = { cpuMs, runQueueMs: runQueueMs ?? 0 }
        end('exit', code ?? 0)
        return false
      }
      if (isGone) {
        end('terminated', terminatedCode)
        return false
      }
      const event = watch.poll(nowMs, heartbeat.count)
      if (event !== undefined) note(event, nowMs)
      return true
    },
    write(nowMs) {
      if (readCpu(nowMs)) write(nowMs)
    },
    finish(nowMs) {
      readCpu(nowMs)
      end('terminated', terminatedCode)
    },
  }
}
