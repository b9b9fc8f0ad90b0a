import type { Blocker, RequestRef, StallRecord } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { adoptCulprits, type QueryCall, routeOfQuery } from './adopt-culprits.ts'
import { type JudgedPart, judgePart } from './blockers.ts'
import { type ClientRequest, clientRequests } from './client-requests.ts'
import { collectionsIn } from './collections.ts'
import { findCulprits, type Part } from './culprit.ts'
import { type FrameContext, toFrames } from './frames.ts'
import { inferRequests } from './infer-requests.ts'
import { queryOf } from './kinds/row-parse.ts'
import { hadTooLittleCpu, type MachineReason, machineReason, wasCollectorStarved, wasHeldStill } from './machine.ts'
import { mayWait } from './may-wait.ts'
import { originOf } from './origin.ts'
import { routeNames } from './routes-of.ts'
import { type StallVictims, victimsInFlight, victimsOfStall } from './victims.ts'

/** A stall and why no code is to blame for it, if so. */
export interface JudgedStall {
  record: StallRecord
  reason: MachineReason | undefined
  /** Its largest part. */
  main?: JudgedPart
}

/** All stalls of a process with their culprits and victims. */
export interface Judgement {
  stalls: JudgedStall[]
  parts: JudgedPart[]
  sent: ClientRequest[]
  measuredAt: Blocker['victims']['measuredAt']
  framesOf: (stack: number) => ReturnType<typeof toFrames>
}

/** Of a run in which no process was recorded. */
export const emptyJudgement: Judgement = { stalls: [], parts: [], sent: [], measuredAt: 'none', framesOf: () => [] }

/** Judges every stall that began or ended in the window.
 *  @param window ms; all stalls where the recording names none
 */
export function judgeStalls(
  recording: Recording,
  process: ProcessRecording,
  window: { startMs: number; endMs: number },
): Judgement {
  const { header } = recording
  const context: FrameContext = {
    cwd: process.process.cwd,
    entry: process.process.argv[1],
    probeFolder: header.probeFolder,
    sources: recording.sources,
  }
  const cache = new Map<number, ReturnType<typeof toFrames>>()
  const framesOf = (stack: number) => {
    const known = cache.get(stack) ?? toFrames(process.stacks.get(stack) ?? [], context)
    cache.set(stack, known)
    return known
  }
  const names = routeNames(process)
  const capturesOf = inferRequests(process.captures, {
    framesOf: (capture) => framesOf(capture.stack),
    routeOf: names.ofRequest,
  })
  const sent = clientRequests(recording, names.ofPath)
  const measuredAt = recording.load !== undefined ? 'client' : process.requests.length > 0 ? 'server' : 'none'
  const queries = queriesOf(process, framesOf, names.ofRequest)
  const parts: JudgedPart[] = []
  // A program that never listens is judged as a whole: all of it is its start.
  const isServer = process.listens.length > 0
  const stalls = process.stalls
    .filter((stall) => header.window === undefined || isInside(stall, window))
    .map(
      (record): JudgedStall => ({
        record: isServer ? record : { ...record, isStartup: false },
        reason: machineReason(record, header.thresholdMs),
      }),
    )

  for (const stall of stalls) {
    if (stall.reason !== undefined) continue
    const { record } = stall
    const endMs = record.startMs + record.durationMs
    const pauses = process.gc.filter(
      (pause) => pause.startMs < endMs && pause.startMs + pause.durationMs > record.startMs,
    )
    const found = findCulprits(
      record,
      capturesOf.get(record.id) ?? [],
      (capture) => framesOf(capture.stack),
      (capture) => process.stacks.get(capture.stack)?.[0]?.file.startsWith(header.probeFolder) === true,
      (fromMs, untilMs) => collectedBetween(pauses, fromMs, untilMs),
    )
    const gcMs = collectedBetween(pauses, record.startMs, endMs)
    const captures = capturesOf.get(record.id) ?? []
    const collections = collectionsIn(process, record, captures)
    const judged = found.map((part) => {
      const route = part.request === undefined ? routeOfQuery(queryOf(part), queries) : names.ofRequest(part.request)
      const isRequest = route !== undefined || part.sharedBy !== undefined
      const phase = record.isStartup ? 'startup' : isRequest ? 'request' : 'background'
      const origin = originOf(part, framesOf)
      return judgePart(part, { route, phase, collections, ...(origin === undefined ? {} : { origin }) })
    })
    if (
      (!found.some(isCall) && wasHeldStill(record)) ||
      (!judged.some(mayWait) && hadTooLittleCpu(record, header.thresholdMs)) ||
      wasCollectorStarved(record, gcMs)
    ) {
      stall.reason = 'starved'
      continue
    }
    const main = judged.reduce<JudgedPart | undefined>(
      (a, b) => (a === undefined || b.durationMs > a.durationMs ? b : a),
      undefined,
    )
    if (main !== undefined) {
      stall.main = main
      main.victims = victims(record, judged)
    }
    parts.push(...judged)
  }
  adoptCulprits(parts, queries)
  return { stalls, parts, sent, measuredAt, framesOf }

  function victims(record: StallRecord, judged: JudgedPart[]): StallVictims {
    if (measuredAt === 'client') {
      return victimsOfStall(record, sent, culpritRoutes(judged))
    }
    const culprits = new Set(judged.flatMap((part) => part.request?.id ?? []))
    return victimsInFlight(record, process.requests, names.byIndex, culprits)
  }
}

/** One entry for each request that is to blame: several parts of a stall may be one request's. */
function culpritRoutes(judged: readonly JudgedPart[]): string[] {
  const byRequest = new Map(judged.map((part) => [part.request?.id, part.route]))
  return [...byRequest.values()].filter((route) => route !== undefined)
}

/** Something of the program that ran, or a call that it may have waited in. */
function isCall(part: Part): boolean {
  return part.culprit !== undefined && (!part.isNative || part.callee !== undefined)
}

/** By route. */
function queriesOf(
  process: ProcessRecording,
  framesOf: Judgement['framesOf'],
  routeOf: (request: RequestRef) => string,
): Map<string, QueryCall[]> {
  const queries = new Map<string, QueryCall[]>()
  for (const record of process.calls) {
    const route = routeOf(record.request)
    queries.set(route, [...(queries.get(route) ?? []), { frames: framesOf(record.stack), query: record.query }])
  }
  return queries
}

function isInside(stall: StallRecord, window: { startMs: number; endMs: number }): boolean {
  return stall.startMs + stall.durationMs > window.startMs && stall.startMs < window.endMs
}

function collectedBetween(pauses: ProcessRecording['gc'], fromMs: number, untilMs: number): number {
  return pauses.reduce((sum, pause) => {
    const overlap = Math.min(untilMs, pause.startMs + pause.durationMs) - Math.max(fromMs, pause.startMs)
    return sum + Math.max(0, overlap)
  }, 0)
}
