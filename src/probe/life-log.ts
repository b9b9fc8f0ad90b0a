import type { Histogram } from 'node:perf_hooks'
import type { DroppedRecord } from '../model.ts'
import { gcFacts } from './gc.ts'
import { openInFlight } from './in-flight.ts'
import type { Journal } from './journal.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'
import { toHundredths } from './round.ts'
import { createEventReader, eventKind, gauge, type SharedState, slot } from './shared-state.ts'
import type { ThreadClock } from './thread-clock.ts'

/** Writes what a program does beside stalling: requests, collections, figures of every second, what the probe cost. */
export interface LifeLog {
  /** Takes what the main thread has put in the ring. */
  drain(): void
  /** A stall: requests near it are kept one by one. */
  stalled(startMs: number, endMs: number): void
  writeSecond(nowMs: number): void
  /** Delay figures and cost, cumulative: the last ones written count. */
  writeFigures(): void
  /** The delay figures start anew. */
  startAnew(): void
  finish(nowMs: number): void
}

const shortestGcMs = 1
const listedInFlight = 100

export function createLifeLog(options: {
  name: string
  heartbeatMs: number
  state: SharedState
  heartbeat: Histogram
  journal: Journal
  cpuClock: ThreadClock
  /** Between two beats, since it was last asked. */
  longestGapMs: () => number
  /** Of the watchdog's own thread. */
  ownClock: ThreadClock | undefined
}): LifeLog {
  const { name, state, heartbeat, journal, cpuClock } = options
  const { flags, gauges } = state
  const readEvents = createEventReader(state)
  const inFlight = openInFlight(state)
  const requests: RequestLog = createRequestLog((record) =>
    journal.write({ type: 'request', process: name, ...record }),
  )
  let gcFigures: [number, number, number] = [0, 0, 0]
  let last = { beats: 0, cpuMs: 0 }
  let lostEvents = 0
  let lostLines = 0

  function noteGc(startMs: number, durationMs: number, code: number, heapBytes: number): void {
    gcFigures = [gcFigures[0] + 1, gcFigures[1] + durationMs, Math.max(gcFigures[2], durationMs)]
    if (durationMs < shortestGcMs) return
    journal.write({ type: 'gc', process: name, startMs, durationMs, ...gcFacts(code, heapBytes) })
  }

  function noteDropped(what: DroppedRecord['what'], count: number, why: string): void {
    if (count > 0) journal.write({ type: 'dropped', process: name, what, count, why })
  }

  function drain(): void {
    lostEvents += readEvents((kind, startMs, endMs, a, b, c) => {
      if (kind === eventKind.request) requests.answered(a, startMs, endMs, b, c)
      else noteGc(startMs, endMs - startMs, a, b)
    })
  }

  function writeSecond(nowMs: number): void {
    const { cpuMs } = cpuClock.read()
    const beats = heartbeat.count
    const heapUsedBytes = gauges[gauge.heapUsedBytes] ?? 0
    journal.write({
      type: 'second',
      process: name,
      atMs: toHundredths(nowMs),
      beats: Math.max(0, beats - last.beats),
      longestGapMs: toHundredths(options.longestGapMs()),
      // Only requests make the main thread tell these.
      ...(heapUsedBytes > 0
        ? { utilization: Math.round(1e4 * (gauges[gauge.utilization] ?? 0)) / 1e4, heapUsedBytes }
        : {}),
      cpuMs: toHundredths(cpuMs - last.cpuMs),
      rssBytes: process.memoryUsage.rss(),
      routes: requests.takeSecond(),
      ...(gcFigures[0] > 0 ? { gc: gcFigures } : {}),
    })
    noteDropped(
      'requests',
      requests.takeDropped(),
      'many requests near stalls in one second; they are counted, not listed',
    )
    gcFigures = [0, 0, 0]
    last = { beats, cpuMs }
  }

  function writeFigures(): void {
    const ms = (ns: number) => ns / 1e6
    journal.write({
      type: 'delay',
      process: name,
      resolutionMs: options.heartbeatMs,
      minMs: ms(heartbeat.min),
      meanMs: ms(heartbeat.mean),
      p50Ms: ms(heartbeat.percentile(50)),
      p90Ms: ms(heartbeat.percentile(90)),
      p99Ms: ms(heartbeat.percentile(99)),
      maxMs: ms(heartbeat.max),
    })
    const watchdogCpuMs = options.ownClock?.read().cpuMs
    journal.write({
      type: 'cost',
      process: name,
      ...(watchdogCpuMs === undefined ? {} : { watchdogCpuMs }),
      startupMs: gauges[gauge.startupMs] ?? 0,
      captureMs: gauges[gauge.captureMs] ?? 0,
      captures: gauges[gauge.captures] ?? 0,
    })
    noteDropped('requests', lostEvents, 'the ring of events overflowed while the watchdog had no CPU')
    lostEvents = 0
    noteDropped('lines', journal.lost() - lostLines, 'the disk was full or the recording reached its limit')
    lostLines = journal.lost()
  }

  return {
    drain,
    stalled: requests.stalled,
    writeSecond,
    writeFigures,
    startAnew() {
      // From here, not from the main thread: the histogram keeps its notion of the last beat, so that no block is lost.
      ;(heartbeat as unknown as { reset(): void }).reset()
      last.beats = 0
    },
    finish(nowMs) {
      drain()
      writeSecond(nowMs)
      for (const { id, startMs } of inFlight.list().slice(0, listedInFlight)) {
        journal.write({ type: 'request', process: name, id, route: -1, startMs })
      }
      writeFigures()
      journal.write({ type: 'end', process: name, atMs: nowMs, how: 'exit', code: flags[slot.exitCode] ?? 0 })
    },
  }
}
