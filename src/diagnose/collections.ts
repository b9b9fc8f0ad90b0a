import type { CaptureRecord, GcRecord, StallRecord } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'
import type { Collections } from './kinds/kind.ts'
import { lowerBound } from './lower-bound.ts'

/** A figure of the heap is written once a second, from a sample that is up to a second old. */
const sampleAgeMs = 2000

/** The garbage collections inside a stall, and what the longest of them left of the heap.
 *  @param captures of the stall, in order of time */
export function collectionsIn(
  process: Pick<ProcessRecording, 'gc' | 'seconds'>,
  stall: StallRecord,
  captures: readonly CaptureRecord[],
): Collections {
  const inside = process.gc
    .map((pause) => ({ pause, overlapMs: overlapMs(pause, stall) }))
    .filter((one) => one.overlapMs > 0)
  const gcMs = inside.reduce((sum, one) => sum + one.overlapMs, 0)
  const pauses = inside.map(({ pause }) => pause).sort((a, b) => b.durationMs - a.durationMs)
  const [longest] = pauses
  if (longest === undefined) return { gcMs, pauses }
  return { gcMs, pauses, ...heapBefore(longest, captures, process.seconds), ...heapAfter(longest, captures) }
}

/** From this share on a stall is the collector's. */
const collectorShare = 0.5

/** @param gcMs garbage collection inside the stall */
export function isCollecting({ durationMs }: Pick<StallRecord, 'durationMs'>, gcMs: number): boolean {
  return gcMs > 0 && gcMs >= collectorShare * durationMs
}

function overlapMs(pause: GcRecord, stall: StallRecord): number {
  const endMs = Math.min(stall.startMs + stall.durationMs, pause.startMs + pause.durationMs)
  return Math.max(0, endMs - Math.max(stall.startMs, pause.startMs))
}

function heapBefore(
  pause: GcRecord,
  captures: readonly CaptureRecord[],
  seconds: ProcessRecording['seconds'],
): Pick<Collections, 'heapBeforeBytes' | 'beforeAgeMs'> {
  const seen = captures.findLast((capture) => capture.atMs <= pause.startMs)?.heapUsedBytes
  if (seen !== undefined) return { heapBeforeBytes: seen }
  // The last one before: a run of hours has thousands.
  const second = seconds[lowerBound(seconds.length, (index) => (seconds[index]?.atMs ?? 0) <= pause.startMs) - 1]
  if (second?.heapUsedBytes === undefined || pause.startMs - second.atMs >= sampleAgeMs) return {}
  return { heapBeforeBytes: second.heapUsedBytes, beforeAgeMs: pause.startMs - second.atMs + sampleAgeMs / 2 }
}

function heapAfter(pause: GcRecord, captures: readonly CaptureRecord[]): Pick<Collections, 'heapAfterBytes'> {
  const seen = captures.find((capture) => capture.atMs >= pause.startMs + pause.durationMs)?.heapUsedBytes
  const heapAfterBytes = seen ?? pause.heapAfterBytes
  return heapAfterBytes === undefined ? {} : { heapAfterBytes }
}
