import type { CaptureRecord, Frame, Phase, StallRecord } from '../model.ts'
import type { Captures, ProcessRecording, Recording } from '../recording/recording.ts'
import { type QueryCall, routeOfQuery } from './adopt-culprits.ts'
import { type JudgedPart, judgePart } from './blockers.ts'
import { collectionsIn } from './collections.ts'
import { findCulprits, type Part } from './culprit.ts'
import { createGcTimes } from './gc-times.ts'
import { inferRequests } from './infer-requests.ts'
import { JudgedStalls } from './judged-stalls.ts'
import type { Collections } from './kinds/kind.ts'
import { queryOf } from './kinds/row-parse.ts'
import { collectorWorked, hadTooLittleCpu, machineReason, wasCollectorStarved, wasHeldStill } from './machine.ts'
import { mayWait } from './may-wait.ts'
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
  const isFollowed = facts.recording.load !== undefined || process.requests.length > 0
  /** Where no request was seen nobody can have waited. */
  const keepTime = (record: StallRecord, parts: readonly TimedPart[]) => {
    if (isFollowed) timeline.add(record, parts)
  }
  const stalls = new JudgedStalls(process.stalls, sums)
  const weights = new StallWeights()
  const gcTimes = createGcTimes(process.gc)
  const isInProbe = (stack: number) => process.stacks.get(stack)?.[0]?.file.startsWith(probeFolder) === true
  const capturesOf = inferRequests(process.captures, {
    framesOf: (capture) => framesOf(capture.stack),
    routeOf: names.ofRequest,
  })
  /** What the stalls that are seen like others are like, by stall. */
  const whole = new Map<number, JudgedPart>()
  const passedOver = new Map<number, StallRecord>()

  function isStartup(record: StallRecord): boolean {
    return record.isStartup === true && isServer
  }

  function phaseOf(record: StallRecord, isRequest: boolean): Phase {
    if (isStartup(record)) return 'startup'
    return isRequest ? 'request' : 'background'
  }

  function collectionsOf(record: StallRecord, captures: readonly CaptureRecord[]): Collections {
    const gc = gcTimes.pauses(record.startMs, record.startMs + record.durationMs)
    return gc.length === 0 ? noCollections : collectionsIn({ gc, seconds: process.seconds }, record, captures)
  }

  /** @param found what was seen
   *  @param judged the same, with its kinds
   *  @returns true when the machine is to blame after all */
  function wasMachine(
    record: StallRecord,
    parts: { found: readonly Part[]; judged: readonly JudgedPart[]; gcMs: number },
  ): boolean {
    if (collectorWorked(record, parts.gcMs)) return false
    return (
      (!parts.found.some(isCall) && wasHeldStill(record)) ||
      (!parts.judged.some(mayWait) && hadTooLittleCpu(record, thresholdMs)) ||
      wasCollectorStarved(record, parts.gcMs)
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
    return { parts, isMachine: wasMachine(record, { found, judged: parts, gcMs: collections.gcMs }) }
  }

  /** What a stall is like. */
  function wholePart(stall: number | undefined): JudgedPart | undefined {
    if (stall === undefined) return undefined
    const record = passedOver.get(stall)
    if (record === undefined) return whole.get(stall)
    passedOver.delete(stall)
    const main = longestOf(lookAt(record).parts)
    if (main === undefined) return undefined
    const like = withoutStacks(main)
    whole.set(stall, like)
    return like
  }

  /** @returns index of the sum that it went into; undefined when nothing is to blame */
  function judgeLike(like: JudgedPart, record: StallRecord): number | undefined {
    const { request: id, durationMs } = record
    const collections = collectionsOf(record, [])
    const request = id === undefined || like.request === undefined ? undefined : { ...like.request, id }
    const own = { stall: record, durationMs, request }
    // Collections may change the kind.
    const isSame = collections.gcMs === 0 && like.collections.gcMs === 0
    const part = isSame ? like : judgePart({ ...like, ...own }, { ...like, collections })
    if (wasMachine(record, { found: [like], judged: [part], gcMs: collections.gcMs })) return undefined
    const sum = isSame ? partSums.addLike(like, own) : partSums.add(part)
    keepTime(record, [{ sum, request: requestOf({ request, route: like.route }, sum), spans: [record] }])
    return sum
  }

  /** @returns index of the sum that most of it went into; undefined when nothing is to blame */
  function judgeSeen(record: StallRecord): number | undefined {
    const { parts, isMachine } = lookAt(record)
    const main = longestOf(parts)
    if (main === undefined) return undefined
    // Also where the machine is to blame: another stall of the same code may have had its CPU.
    if (record.like === undefined) whole.set(record.id, withoutStacks(main))
    if (isMachine) return undefined
    const timed = parts.map((part): TimedPart => {
      const sum = partSums.add(part)
      return { sum, request: requestOf(part, sum), spans: part.spans ?? [record] }
    })
    keepTime(record, timed)
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
      const like = wholePart(record.like)
      const sum = like === undefined ? judgeSeen(record) : judgeLike(like, record)
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

/** Many stalls are kept to be compared with: of their captures the query alone is asked for. */
function withoutStacks({ spans: _, ...part }: JudgedPart): JudgedPart {
  return { ...part, captures: part.captures.filter((capture) => capture.query !== undefined).slice(0, 1) }
}

function longestOf(parts: readonly JudgedPart[]): JudgedPart | undefined {
  return parts.reduce((a, b) => (b.durationMs > (a?.durationMs ?? 0) ? b : a), parts[0])
}

/** Something of the program that ran, or a call that it may have waited in. */
function isCall(part: Part): boolean {
  return part.culprit !== undefined && (!part.isNative || part.callee !== undefined)
}

/** As the timeline names it; which one it was is not known of a request that was inferred, with id 0. */
function requestOf({ request, route }: Pick<JudgedPart, 'request' | 'route'>, sum: number): number {
  if (request !== undefined && request.id > 0) return request.id
  return route === undefined ? noRequest : -2 - sum
}
