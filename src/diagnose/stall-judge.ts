import type { CaptureRecord, Frame, Phase, StallRecord } from '../model.ts'
import type { Captures, ProcessRecording, Recording } from '../recording/recording.ts'
import { type QueryCall, routeOfQuery } from './adopt-culprits.ts'
import { type JudgedPart, judgePart } from './blockers.ts'
import { collectionsIn } from './collections.ts'
import { findCulprits } from './culprit.ts'
import { createGcTimes } from './gc-times.ts'
import { inferRequests } from './infer-requests.ts'
import { JudgedStalls } from './judged-stalls.ts'
import type { Collections } from './kinds/kind.ts'
import { queryOf } from './kinds/row-parse.ts'
import { partLike, patternOf, type StallPattern } from './like-stalls.ts'
import { collectorWorked, hadTooLittleCpu, machineReason, wasCollectorStarved, wasHeldStill } from './machine.ts'
import { isCall, mayWait } from './may-wait.ts'
import { originOf } from './origin.ts'
import { createPartSums, type PartSum } from './part-sums.ts'
import type { RouteNames } from './routes-of.ts'
import { StallWeights } from './stacks/stall-weights.ts'
import { noRequest, StallTimeline, type TimedPart } from './stall-timeline.ts'

const noCollections: Collections = { gcMs: 0, pauses: [] }

/** Judges stalls one after the other, earliest first, and sums up what was found. */
export interface StallJudge {
  /** @param row of the process's stalls */
  judge(record: StallRecord, row: number): void
  /** For a stall that is not to be judged: later ones may be like it. */
  passOver(record: StallRecord): void
  stalls: JudgedStalls
  sums: readonly PartSum[]
  timeline: StallTimeline
  /** With the requests that were inferred. */
  captures: Captures
  /** Of the blamed stalls, without the program's start. */
  weights: StallWeights
}

export function createStallJudge(facts: {
  recording: Recording
  process: ProcessRecording
  names: RouteNames
  framesOf: (stack: number) => Frame[]
  /** By route. */
  queries: ReadonlyMap<string, readonly QueryCall[]>
}): StallJudge {
  const { process, names, framesOf, queries } = facts
  const { thresholdMs, probeFolder } = facts.recording.header
  // A program that never listens is judged as a whole: all of it is its start.
  const isServer = process.listens.length > 0
  const partSums = createPartSums(process.process.process)
  const { sums } = partSums
  const timeline = new StallTimeline()
  /** Where no request was seen nobody can have waited. */
  const isFollowed = facts.recording.load !== undefined || process.requests.length > 0
  const stalls = new JudgedStalls(process.stalls, sums)
  const weights = new StallWeights()
  const gcTimes = createGcTimes(process.gc)
  const isInProbe = (stack: number) => process.stacks.get(stack)?.[0]?.file.startsWith(probeFolder) === true
  const capturesOf = inferRequests(process.captures, {
    framesOf: (capture) => framesOf(capture.stack),
    routeOf: names.ofRequest,
  })
  /** What the stalls that are seen like others are like, by stall. */
  const patterns = new Map<number, StallPattern>()
  const passedOver = new Map<number, StallRecord>()

  function isStartup(record: StallRecord): boolean {
    return record.isStartup === true && isServer
  }

  function phaseOf(record: StallRecord, isRequest: boolean): Phase {
    if (isStartup(record)) return 'startup'
    return isRequest ? 'request' : 'background'
  }

  function collectionsOf(record: StallRecord, captures: readonly CaptureRecord[]): Collections {
    const untilMs = record.startMs + record.durationMs
    if (gcTimes.sumMs(record.startMs, untilMs) === 0) return noCollections
    return collectionsIn({ gc: gcTimes.pauses(record.startMs, untilMs), seconds: process.seconds }, record, captures)
  }

  /** @param seen.isCall of any of its parts, as is mayWait
   *  @returns true when the machine is to blame after all */
  function wasMachine(record: StallRecord, seen: { isCall: boolean; mayWait: boolean; gcMs: number }): boolean {
    if (collectorWorked(record, seen.gcMs)) return false
    return (
      (!seen.isCall && wasHeldStill(record)) ||
      (!seen.mayWait && hadTooLittleCpu(record, thresholdMs)) ||
      wasCollectorStarved(record, seen.gcMs)
    )
  }

  /** What was seen of a stall, and whether the machine is to blame all the same. */
  function lookAt(record: StallRecord): { parts: JudgedPart[]; isMachine: boolean } {
    const captures = capturesOf.get(record.id) ?? []
    const found = findCulprits(
      record,
      captures,
      (capture) => framesOf(capture.stack),
      (capture) => isInProbe(capture.stack),
      gcTimes.sumMs,
    )
    const collections = collectionsOf(record, captures)
    const parts = found.map((part) => {
      const route = part.request === undefined ? routeOfQuery(queryOf(part), queries) : names.ofRequest(part.request)
      const phase = phaseOf(record, route !== undefined || part.sharedBy !== undefined)
      const origin = originOf(part, framesOf)
      return judgePart(part, { route, phase, collections, ...(origin === undefined ? {} : { origin }) })
    })
    const seen = { isCall: found.some(isCall), mayWait: parts.some(mayWait), gcMs: collections.gcMs }
    return { parts, isMachine: wasMachine(record, seen) }
  }

  /** What a stall is like. */
  function patternLike(stall: number | undefined): StallPattern | undefined {
    if (stall === undefined) return undefined
    const record = passedOver.get(stall)
    if (record !== undefined) {
      passedOver.delete(stall)
      const main = longestOf(lookAt(record).parts)
      if (main !== undefined) patterns.set(stall, patternOf(main))
    }
    return patterns.get(stall)
  }

  /** @returns index of the sum that it went into; undefined when nothing is to blame */
  function judgeLike(pattern: StallPattern, record: StallRecord): number | undefined {
    const collections = collectionsOf(record, [])
    const { gcMs } = collections
    const like = partLike(pattern, record, gcMs)
    if (wasMachine(record, { isCall: like.isCall, mayWait: like.mayWait, gcMs })) return undefined
    const requestId = like.isOfRequest ? record.request : undefined
    const sum = partSums.addLike(like, { stall: record, requestId, collections })
    if (isFollowed) {
      const request = requestOf({ requestId, route: like.part.route }, sum)
      timeline.add(record, [{ sum, request, spans: [record] }])
    }
    return sum
  }

  /** @returns index of the sum that most of it went into; undefined when nothing is to blame */
  function judgeSeen(record: StallRecord): number | undefined {
    const { parts, isMachine } = lookAt(record)
    const main = longestOf(parts)
    if (main === undefined) return undefined
    // Also where the machine is to blame: another stall of the same code may have had its CPU.
    if (record.like === undefined) patterns.set(record.id, patternOf(main))
    if (isMachine) return undefined
    const timed = parts.map((part): TimedPart => {
      const sum = partSums.add(part)
      const request = requestOf({ requestId: part.request?.id, route: part.route }, sum)
      return { sum, request, spans: part.spans ?? [record] }
    })
    if (isFollowed) timeline.add(record, timed)
    return timed[parts.indexOf(main)]?.sum
  }

  return {
    judge(record, row) {
      const { startMs, durationMs } = record
      const stall = { row, startMs, durationMs, isStartup: isStartup(record) }
      const gcMs = gcTimes.sumMs(record.startMs, record.startMs + record.durationMs)
      const reason = machineReason(record, thresholdMs, gcMs)
      if (reason !== undefined) {
        stalls.add(stall, { reason })
        return
      }
      const pattern = patternLike(record.like)
      const sum = pattern === undefined ? judgeSeen(record) : judgeLike(pattern, record)
      stalls.add(stall, sum === undefined ? { reason: 'starved' } : { sum })
      if (sum !== undefined && !stall.isStartup) weights.add(record, sum)
    },
    passOver(record) {
      if (record.like === undefined) passedOver.set(record.id, record)
    },
    stalls,
    sums,
    timeline,
    captures: capturesOf,
    weights,
  }
}

function longestOf(parts: readonly JudgedPart[]): JudgedPart | undefined {
  return parts.reduce((a, b) => (b.durationMs > (a?.durationMs ?? 0) ? b : a), parts[0])
}

/** As the timeline names it; which one it was is not known of a request that was inferred, with id 0. */
function requestOf(of: { requestId: number | undefined; route: string | undefined }, sum: number): number {
  const { requestId, route } = of
  if (requestId !== undefined && requestId > 0) return requestId
  return route === undefined ? noRequest : -2 - sum
}
