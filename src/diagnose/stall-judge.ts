import type { Frame, Phase, StallRecord } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { type JudgedPart, judgePart } from './blockers.ts'
import { findCulprits, type Part } from './culprit.ts'
import { createGcTimes } from './gc-times.ts'
import { JudgedStalls } from './judged-stalls.ts'
import { machineReason, wasHeldStill } from './machine.ts'
import { createPartSums, type PartSum } from './part-sums.ts'
import type { RouteNames } from './routes-of.ts'
import { noRequest, StallTimeline, type TimedPart } from './stall-timeline.ts'

/** Judges stalls one after the other, earliest first, and sums up what was found. */
export interface StallJudge {
  /** @param row of the process's stalls */
  judge(record: StallRecord, row: number): void
  /** For a stall that is not to be judged: later ones may be like it. */
  passOver(record: StallRecord): void
  stalls: JudgedStalls
  sums: readonly PartSum[]
  timeline: StallTimeline
}

export function createStallJudge(facts: {
  recording: Recording
  process: ProcessRecording
  names: RouteNames
  framesOf: (stack: number) => Frame[]
}): StallJudge {
  const { process, names, framesOf } = facts
  const { thresholdMs, probeFolder } = facts.recording.header
  // A program that never listens is judged as a whole: all of it is its start.
  const isServer = process.listens.length > 0
  const partSums = createPartSums()
  const { sums } = partSums
  const timeline = new StallTimeline()
  const isFollowed = facts.recording.load !== undefined || process.requests.length > 0
  /** Where no request was seen nobody can have waited. */
  const keepTime = (record: StallRecord, parts: readonly TimedPart[]) => {
    if (isFollowed) timeline.add(record, parts)
  }
  const stalls = new JudgedStalls(process.stalls, sums)
  const gcTimes = createGcTimes(process.gc)
  const isInProbe = (stack: number) => process.stacks.get(stack)?.[0]?.file.startsWith(probeFolder) === true
  /** What the stalls that are seen like others are like, by stall. */
  const whole = new Map<number, JudgedPart>()
  const passedOver = new Map<number, StallRecord>()

  function isStartup(record: StallRecord): boolean {
    return record.isStartup === true && isServer
  }

  function phaseOf(record: StallRecord, route: string | undefined): Phase {
    if (isStartup(record)) return 'startup'
    return route === undefined ? 'background' : 'request'
  }

  /** @returns [] when nothing is to blame */
  function partsOf(record: StallRecord): JudgedPart[] {
    const found = findCulprits(
      record,
      process.captures.get(record.id) ?? [],
      (capture) => framesOf(capture.stack),
      (capture) => isInProbe(capture.stack),
    )
    if (!found.some(isCall) && wasHeldStill(record)) return []
    const gcMs = gcTimes(record.startMs, record.startMs + record.durationMs)
    return found.map((part) => {
      const route = part.request === undefined ? undefined : names.ofRequest(part.request)
      return judgePart(part, { route, phase: phaseOf(record, route), gcMs })
    })
  }

  /** What a stall is like. */
  function wholePart(stall: number | undefined): JudgedPart | undefined {
    if (stall === undefined) return undefined
    const record = passedOver.get(stall)
    if (record === undefined) return whole.get(stall)
    passedOver.delete(stall)
    const main = longestOf(partsOf(record))
    if (main !== undefined) whole.set(stall, main)
    return main
  }

  /** @returns index of the sum that it went into; undefined when nothing is to blame */
  function judgeLike(like: JudgedPart, record: StallRecord): number | undefined {
    if (!isCall(like) && wasHeldStill(record)) return undefined
    const { request: id, durationMs } = record
    const request = id === undefined || like.request === undefined ? undefined : { ...like.request, id }
    const gcMs = gcTimes(record.startMs, record.startMs + durationMs)
    const own = { stall: record, durationMs, request }
    // Collections may change the kind.
    const sum =
      gcMs === 0 ? partSums.addLike(like, own) : partSums.add(judgePart({ ...like, ...own }, { ...like, gcMs }))
    keepTime(record, [{ sum, request: id ?? noRequest, spans: [record] }])
    return sum
  }

  /** @returns index of the sum that most of it went into; undefined when nothing is to blame */
  function judgeSeen(record: StallRecord): number | undefined {
    const parts = partsOf(record)
    const main = longestOf(parts)
    if (main === undefined) return undefined
    whole.set(record.id, main)
    const timed = parts.map((part): TimedPart => {
      const sum = partSums.add(part)
      const request = part.request?.id ?? (part.route === undefined ? noRequest : -2 - sum)
      return { sum, request, spans: part.spans ?? [record] }
    })
    keepTime(record, timed)
    return timed[parts.indexOf(main)]?.sum
  }

  return {
    judge(record, row) {
      const { startMs, durationMs } = record
      const stall = { row, startMs, durationMs, isStartup: isStartup(record) }
      const reason = machineReason(record, thresholdMs)
      if (reason !== undefined) {
        stalls.add(stall, { reason })
        return
      }
      const like = wholePart(record.like)
      const sum = like === undefined ? judgeSeen(record) : judgeLike(like, record)
      stalls.add(stall, sum === undefined ? { reason: 'starved' } : { sum })
    },
    passOver(record) {
      if (record.like === undefined) passedOver.set(record.id, record)
    },
    stalls,
    sums,
    timeline,
  }
}

function longestOf(parts: readonly JudgedPart[]): JudgedPart | undefined {
  return parts.reduce((a, b) => (b.durationMs > (a?.durationMs ?? 0) ? b : a), parts[0])
}

/** Something of the program that ran, or a call that it may have waited in. */
function isCall(part: Part): boolean {
  return part.culprit !== undefined && (!part.isNative || part.callee !== undefined)
}
