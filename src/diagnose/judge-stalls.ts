import type { Frame, RequestRef, StallRecord } from '../model.ts'
import type { Captures, ProcessRecording, Recording } from '../recording/recording.ts'
import { adoptCulprits, type QueryCall } from './adopt-culprits.ts'
import { type ClientRequests, clientRequests } from './client-requests.ts'
import { frameContextOf, toFrames } from './frames.ts'
import { JudgedStalls } from './judged-stalls.ts'
import { ownRequests } from './own-requests.ts'
import { groupParts, type PartGroup } from './part-groups.ts'
import type { PartSum } from './part-sums.ts'
import { servedColumns } from './request-columns.ts'
import { type RouteNames, routeNames } from './routes-of.ts'
import { StallWeights } from './stacks/stall-weights.ts'
import { createStallJudge } from './stall-judge.ts'
import type { StallTimeline } from './stall-timeline.ts'
import { findVictims } from './victims.ts'

/** All stalls of a process with their culprits and victims. */
export interface Judgement {
  stalls: JudgedStalls
  /** One for each blocker. */
  groups: PartGroup[]
  client: ClientRequests
  measuredAt: PartGroup['victims']['measuredAt']
  framesOf: (stack: number) => Frame[]
  /** With the requests that were inferred. */
  captures: Captures
  routeOf: RouteNames['ofRequest']
  /** Of the blamed stalls, without the program's start. */
  weights: StallWeights
  sums: readonly PartSum[]
}

/** Of a run in which no process was recorded. */
export function emptyJudgement(recording: Recording, window: { startMs: number; endMs: number }): Judgement {
  return {
    stalls: new JudgedStalls([], []),
    groups: [],
    client: clientRequests(recording, window, (method, path) => `${method} ${path}`),
    measuredAt: 'none',
    framesOf: () => [],
    captures: new Map(),
    routeOf: ({ method, path }) => `${method} ${path}`,
    weights: new StallWeights(),
    sums: [],
  }
}

/** Judges every stall that began or ended in the window.
 *  @param window ms; all stalls where the recording names none
 */
export function judgeStalls(
  recording: Recording,
  process: ProcessRecording,
  window: { startMs: number; endMs: number },
): Judgement {
  const framesOf = createFrames(recording, process)
  const names = routeNames(process)
  const queries = queriesOf(process, framesOf, names.ofRequest)
  const stallJudge = createStallJudge({ recording, process, names, framesOf, queries })
  const { judge, passOver, stalls, sums, timeline, captures, weights } = stallJudge
  let row = 0
  for (const record of process.stalls) {
    if (recording.header.window === undefined || isInside(record, window)) judge(record, row)
    else passOver(record)
    weights.place(record, row)
    row++
  }
  adoptCulprits(
    sums.map(({ part }) => part),
    queries,
  )
  const client = clientRequests(recording, window, names.ofPath)
  const measuredAt = recording.load !== undefined ? 'client' : process.requests.length > 0 ? 'server' : 'none'
  const groups = groupsWithVictims({ process, names, sums, timeline, client, measuredAt })
  return { stalls, groups, client, measuredAt, framesOf, captures, routeOf: names.ofRequest, weights, sums }
}

function createFrames(recording: Recording, process: ProcessRecording): Judgement['framesOf'] {
  const context = frameContextOf(recording, process)
  const cache = new Map<number, Frame[]>()
  return (stack) => {
    const known = cache.get(stack)
    if (known !== undefined) return known
    const frames = toFrames(process.stacks.get(stack) ?? [], context)
    cache.set(stack, frames)
    return frames
  }
}

function groupsWithVictims(facts: {
  process: ProcessRecording
  names: RouteNames
  sums: readonly PartSum[]
  timeline: StallTimeline
  client: ClientRequests
  measuredAt: Judgement['measuredAt']
}): PartGroup[] {
  const { sums, timeline, measuredAt } = facts
  const { groups, groupOf } = groupParts(sums)
  const requests =
    measuredAt === 'client' ? facts.client.rows : servedColumns(facts.process.requests, facts.names.byIndex)
  const own = ownRequests(timeline, requests, (sum) => sums[sum]?.part.route)
  const found = findVictims({ timeline, requests, own, blockers: groups.length, blockerOf: groupOf })
  return groups.map((members, index): PartGroup => {
    const { victims, example } = found[index] ?? {}
    return {
      members,
      victims: { measuredAt, ...(victims ?? { requests: 0, delayMs: 0, maxDelayMs: 0, routes: [] }) },
      ...(example === undefined ? {} : { example }),
    }
  })
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
    const call = { frames: framesOf(record.stack), query: record.query }
    const known = queries.get(route)
    if (known === undefined) queries.set(route, [call])
    else known.push(call)
  }
  return queries
}

function isInside(stall: StallRecord, window: { startMs: number; endMs: number }): boolean {
  return stall.startMs + stall.durationMs > window.startMs && stall.startMs < window.endMs
}
