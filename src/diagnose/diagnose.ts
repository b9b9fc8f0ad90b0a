import type { Blocker, Call, Frame, Report, RequestRef, StallRecord } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { adoptCulprits } from './adopt-culprits.ts'
import { groupBlockers, type JudgedPart, judgePart } from './blockers.ts'
import { blamable, findCulprits, type Part } from './culprit.ts'
import { type FrameContext, toFrames } from './frames.ts'
import { latencyOf } from './latency.ts'
import { type MachineReason, machineReason, wasHeldStill } from './machine.ts'
import { noticesOf } from './notices.ts'
import { routeSummaries } from './route-summaries.ts'
import { routeNames } from './routes-of.ts'
import { seriesOf } from './series.ts'
import { totalsOf } from './totals.ts'
import { verdictOf } from './verdict.ts'
import { type StallVictims, sentRequests, victimsInFlight, victimsOfStall } from './victims.ts'

/** Most stalls that a report lists one by one. */
const listedStalls = 1000

/** Judges a recording. Pure: the same recording gives the same report.
 *  @param loopcheck version that judges
 */
export function diagnose(recording: Recording, loopcheck: string): Report {
  const { header, load } = recording
  const process = mainProcess(recording)
  const endMs = lastMoment(recording, process)
  const window = header.window ?? { startMs: process?.process.atMs ?? 0, endMs }
  const durationMs = Math.max(0, window.endMs - window.startMs)
  const judged = process === undefined ? emptyJudgement : judgeStalls(recording, process, window)
  const blamed = judged.stalls.filter((stall) => stall.reason === undefined && !stall.record.isStartup)
  const totals = totalsOf(
    blamed.map((stall) => stall.record),
    durationMs,
  )
  const blockers = groupBlockers(judged.parts, { measuredAt: judged.measuredAt })
  const seconds =
    process?.seconds.filter((second) => second.atMs > window.startMs && second.atMs <= window.endMs + 1000) ?? []
  const canaryRoutes = new Set(load?.targets.filter((target) => target.role === 'canary').map((target) => target.path))
  const inWindow = judged.sent.filter((request) => request.sentMs >= window.startMs && request.sentMs <= window.endMs)
  const canarySent = inWindow.filter((request) => request.isCanary)
  const loadSent = inWindow.filter((request) => !request.isCanary)
  const canary = latencyOf(latencies(canarySent))
  const loadLatency = latencyOf(latencies(loadSent))
  const gcFigures = seconds.flatMap((second) => (second.gc === undefined ? [] : [second.gc]))
  const cost = process?.cost
  const cpuMs = seconds.reduce((sum, second) => sum + second.cpuMs, 0)

  return {
    schema: 'loopcheck.report/v1',
    loopcheck,
    createdAt: header.createdAt,
    verdict: verdictOf({ totals, blockers, stalls: judged.stalls, hasProcess: process !== undefined }),
    totals,
    blockers,
    stalls: listStalls(judged, window.startMs),
    notices: noticesOf({
      recording,
      process,
      stalls: judged.stalls,
      durationMs,
      measuredAt: judged.measuredAt,
      window,
    }),
    routes: process === undefined ? [] : routeSummaries({ process, seconds, blockers, sent: inWindow }),
    calls: process === undefined ? [] : callsOf(process, judged.framesOf),
    series: seriesOf({ seconds, window, stalls: blamed.map((stall) => stall.record), canary: canarySent }),
    gc: {
      count: gcFigures.reduce((sum, [count]) => sum + count, 0),
      totalMs: gcFigures.reduce((sum, [, ms]) => sum + ms, 0),
      maxMs: gcFigures.reduce((longest, [, , ms]) => Math.max(longest, ms), 0),
    },
    ...(process?.delay === undefined ? {} : { delay: withoutKeys(process.delay) }),
    ...(canary === undefined || canaryRoutes.size === 0 ? {} : { canary: { ...canary, requests: canarySent.length } }),
    ...(load === undefined
      ? {}
      : {
          load: {
            ...(load.ratePerSecond === undefined ? {} : { ratePerSecond: load.ratePerSecond }),
            answeredPerSecond: durationMs > 0 ? loadSent.filter(isAnswered).length / (durationMs / 1000) : 0,
            sent: load.sent,
            answered: load.answered,
            notOk: load.notOk,
            errors: load.errors,
            ...(loadLatency === undefined ? {} : { latency: loadLatency }),
          },
        }),
    cpuMs,
    rssBytes: seconds.reduce((most, second) => Math.max(most, second.rssBytes), 0),
    cost: {
      ...(cost?.watchdogCpuMs === undefined
        ? {}
        : {
            watchdogCpuMs: cost.watchdogCpuMs,
            watchdogCpuShare: cost.watchdogCpuMs / Math.max(1, endMs - (process?.process.atMs ?? 0)),
          }),
      startupMs: cost?.startupMs ?? 0,
      captures: cost?.captures ?? 0,
      captureMs: cost?.captureMs ?? 0,
    },
    settings: { thresholdMs: header.thresholdMs, heartbeatMs: header.heartbeatMs, includeValues: header.includeValues },
    target: {
      command: header.command,
      node: process?.process.node ?? 'unknown',
      platform: process?.process.platform ?? 'unknown',
      arch: process?.process.arch ?? 'unknown',
      cpuModel: process?.process.cpuModel ?? 'unknown',
      cpuCount: process?.process.cpuCount ?? 0,
      pid: process?.process.pid ?? 0,
      processes: recording.processes.length,
      ...(recording.exit === undefined
        ? {}
        : { exit: { code: recording.exit.code, signal: recording.exit.signal, isOurs: recording.exit.isOurs } }),
    },
  }
}

/** A stall and why no code is to blame for it, if so. */
export interface JudgedStall {
  record: StallRecord
  reason: MachineReason | undefined
  /** Key of its largest part, for the list of stalls. */
  main?: JudgedPart
}

interface Judgement {
  stalls: JudgedStall[]
  parts: JudgedPart[]
  sent: ClientRequest[]
  measuredAt: Blocker['victims']['measuredAt']
  framesOf: (stack: number) => ReturnType<typeof toFrames>
}

/** A request as the client saw it, and whether it was the canary's. */
export type ClientRequest = ReturnType<typeof sentRequests>[number] & { isCanary: boolean }

const emptyJudgement: Judgement = { stalls: [], parts: [], sent: [], measuredAt: 'none', framesOf: () => [] }

/** The process that the report is about: the one that answered most, else the one that listened, else the busiest. */
export function mainProcess(recording: Recording): ProcessRecording | undefined {
  const score = (process: ProcessRecording): number[] => [
    process.seconds.reduce((sum, second) => sum + second.routes.reduce((count, route) => count + route[1], 0), 0),
    process.listens.length,
    process.stalls.reduce((sum, stall) => sum + stall.durationMs, 0),
  ]
  return [...recording.processes].sort((a, b) => {
    const [left, right] = [score(a), score(b)]
    const differing = left.findIndex((value, index) => value !== right[index])
    return differing < 0 ? 0 : (right[differing] ?? 0) - (left[differing] ?? 0)
  })[0]
}

function lastMoment(recording: Recording, process: ProcessRecording | undefined): number {
  const moments = [recording.exit?.atMs, process?.end?.atMs, process?.seconds.at(-1)?.atMs, process?.process.atMs]
  const last = process?.stalls.at(-1)
  if (last !== undefined) moments.push(last.startMs + last.durationMs)
  return process?.end?.atMs ?? Math.max(0, ...moments.filter((moment) => moment !== undefined))
}

function judgeStalls(
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
  const sent = clientRequests(recording, names.ofPath)
  const measuredAt = recording.load !== undefined ? 'client' : process.requests.length > 0 ? 'server' : 'none'
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
    const found = findCulprits(
      record,
      process.captures.get(record.id) ?? [],
      (capture) => framesOf(capture.stack),
      (capture) => process.stacks.get(capture.stack)?.[0]?.file.startsWith(header.probeFolder) === true,
    )
    if (!found.some(isCall) && wasHeldStill(record)) {
      stall.reason = 'starved'
      continue
    }
    const gcMs = gcInside(process, record)
    const judged = found.map((part) => {
      const route = part.request === undefined ? undefined : names.ofRequest(part.request)
      const phase = record.isStartup ? 'startup' : route === undefined ? 'background' : 'request'
      return judgePart(part, { route, phase, gcMs })
    })
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
  adoptCulprits(parts, queriesOf(process, framesOf, names.ofRequest))
  return { stalls, parts, sent, measuredAt, framesOf }

  function victims(record: StallRecord, judged: JudgedPart[]): StallVictims {
    if (measuredAt === 'client') {
      return victimsOfStall(
        record,
        sent,
        judged.flatMap((part) => part.route ?? []),
      )
    }
    const culprits = new Set(judged.flatMap((part) => part.request?.id ?? []))
    return victimsInFlight(record, process.requests, names.byIndex, culprits)
  }
}

/** Something of the program that ran, or a call that it may have waited in. */
function isCall(part: Part): boolean {
  return part.culprit !== undefined && (!part.isNative || part.callee !== undefined)
}

/** By route, innermost frame first. */
function queriesOf(
  process: ProcessRecording,
  framesOf: Judgement['framesOf'],
  routeOf: (request: RequestRef) => string,
): Map<string, Frame[][]> {
  const queries = new Map<string, Frame[][]>()
  for (const record of process.calls) {
    const route = routeOf(record.request)
    queries.set(route, [...(queries.get(route) ?? []), framesOf(record.stack)])
  }
  return queries
}

function clientRequests(recording: Recording, routeOf: (method: string, path: string) => string): ClientRequest[] {
  const { load, sent } = recording
  if (load === undefined) return []
  const isCanary = new Set(
    load.targets.filter((target) => target.role === 'canary').map((target) => routeOf(target.method, target.path)),
  )
  return sentRequests(load, sent, routeOf).map((request) => ({ ...request, isCanary: isCanary.has(request.route) }))
}

function isInside(stall: StallRecord, window: { startMs: number; endMs: number }): boolean {
  return stall.startMs + stall.durationMs > window.startMs && stall.startMs < window.endMs
}

function gcInside(process: ProcessRecording, stall: StallRecord): number {
  const endMs = stall.startMs + stall.durationMs
  return process.gc.reduce((sum, pause) => {
    const overlap = Math.min(endMs, pause.startMs + pause.durationMs) - Math.max(stall.startMs, pause.startMs)
    return sum + Math.max(0, overlap)
  }, 0)
}

function isAnswered(request: ClientRequest): boolean {
  return Number.isFinite(request.answeredMs) && request.status > 0
}

function latencies(requests: readonly ClientRequest[]): number[] {
  return requests.filter(isAnswered).map((request) => request.answeredMs - request.sentMs)
}

function listStalls(judged: Judgement, fromMs: number): Report['stalls'] {
  return [...judged.stalls]
    .sort((a, b) => b.record.durationMs - a.record.durationMs)
    .slice(0, listedStalls)
    .sort((a, b) => a.record.startMs - b.record.startMs)
    .map(({ record, reason, main }) => ({
      startMs: record.startMs - fromMs,
      durationMs: record.durationMs,
      ...(main?.culprit === undefined ? {} : { blocker: `${main.culprit.file}:${main.culprit.line}` }),
      ...(reason === undefined ? {} : { reason }),
    }))
}

/** One for each route: the stack with most of the user's frames. */
function callsOf(process: ProcessRecording, framesOf: Judgement['framesOf']): Call[] {
  const names = routeNames(process)
  const best = new Map<string, Call>()
  const depth = (call: Call | undefined) => call?.stack.filter((frame) => frame.owner === 'user').length ?? 0
  for (const record of process.calls) {
    const route = names.ofRequest(record.request)
    const call: Call = { route, to: record.to, stack: framesOf(record.stack).toReversed() }
    if (depth(call) > depth(best.get(route))) best.set(route, call)
  }
  return [...best.values()].filter((call) => blamable(call.stack) !== undefined)
}

function withoutKeys(delay: NonNullable<ProcessRecording['delay']>): NonNullable<Report['delay']> {
  const { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs } = delay
  return { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs }
}
