import type { CaptureRecord, StallRecord, StallsRecord } from '../model.ts'
import type { Journal } from './journal.ts'
import { toHundredths } from './round.ts'
import { patternOf } from './stall-pattern.ts'

/** Writes stalls that are seen again and again in few bytes: the stacks of the longest stand for those of the rest. A stall takes
 *  some 60 bytes then; with its stacks 500 and more. */
export interface StallBatches {
  /** @returns false for a stall that is to be written with its stacks, and has now to be: later ones may refer to it */
  take(stall: StallRecord, captures: readonly CaptureRecord[]): boolean
  /** Writes what has been taken. */
  flush(): void
}

interface Pattern {
  /** Written with their stacks. */
  whole: number
  like: number
  longestMs: number
}

/** Of each pattern, so that short runs keep every stack. */
const wholeStalls = 10
const rowsInBatch = 500
const maxPatterns = 5_000
/** Is like no other. */
const unseen = 0
const noRequest = -1

/** @param shapeOf names the functions of a stack, by its id */
export function createStallBatches(
  journal: Pick<Journal, 'write' | 'isTight'>,
  shapeOf: (stack: number) => number | undefined,
): StallBatches {
  let patterns = new Map<string, Pattern>()
  let batch: StallsRecord | undefined

  function flush(): void {
    if (batch !== undefined) journal.write(batch)
    batch = undefined
  }

  /** @returns the stall that this one is like; undefined when it has to be written with its stacks */
  function likeOf(stall: StallRecord, captures: readonly CaptureRecord[]): number | undefined {
    const key = patternOf(stall, captures, shapeOf)
    if (key === undefined) return undefined
    // Forgetting only costs writing some stacks again.
    if (patterns.size >= maxPatterns) patterns = new Map()
    const pattern = patterns.get(key) ?? { whole: 0, like: stall.id, longestMs: 0 }
    patterns.set(key, pattern)
    if (stall.durationMs <= pattern.longestMs && (pattern.whole >= wholeStalls || journal.isTight()))
      return pattern.like
    if (journal.isTight()) return undefined
    pattern.whole++
    if (stall.durationMs > pattern.longestMs) Object.assign(pattern, { like: stall.id, longestMs: stall.durationMs })
    return undefined
  }

  return {
    flush,
    take(stall, captures) {
      const like = likeOf(stall, captures) ?? (journal.isTight() ? unseen : undefined)
      if (like === undefined) return false
      const isOther = batch !== undefined && (batch.cpuMs === undefined) !== (stall.cpuMs === undefined)
      if (isOther) flush()
      batch ??= emptyBatch(stall)
      addTo(batch, { stall, like, request: captures.find((capture) => capture.request !== undefined)?.request?.id })
      if (batch.id.length >= rowsInBatch) flush()
      return true
    },
  }
}

function emptyBatch({ process, cpuMs, runQueueMs, helpersCpuMs, measuredMs }: StallRecord): StallsRecord {
  return {
    ...{ type: 'stalls', process, like: [], id: [], startMs: [], durationMs: [], watchdogGapMs: [], request: [] },
    ...(cpuMs === undefined ? {} : { cpuMs: [] }),
    ...(runQueueMs === undefined ? {} : { runQueueMs: [] }),
    ...(helpersCpuMs === undefined ? {} : { helpersCpuMs: [] }),
    ...(measuredMs === undefined ? {} : { measuredMs: [] }),
  }
}

function addTo(batch: StallsRecord, row: { stall: StallRecord; like: number; request: number | undefined }): void {
  const { stall } = row
  batch.like.push(row.like)
  batch.id.push(stall.id)
  batch.startMs.push(toHundredths(stall.startMs))
  batch.durationMs.push(toHundredths(stall.durationMs))
  batch.watchdogGapMs.push(toHundredths(stall.watchdogGapMs))
  batch.cpuMs?.push(toHundredths(stall.cpuMs ?? 0))
  batch.runQueueMs?.push(toHundredths(stall.runQueueMs ?? 0))
  batch.helpersCpuMs?.push(toHundredths(stall.helpersCpuMs ?? 0))
  batch.measuredMs?.push(toHundredths(stall.measuredMs ?? 0))
  batch.request.push(row.request ?? noRequest)
}
