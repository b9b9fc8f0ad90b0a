import { createHash } from 'node:crypto'
import { fixes } from '../fixes/fixes.ts'
import type { Blocker, Frame, Phase, RouteCost } from '../model.ts'
import { blockerProcesses } from './blocker-processes.ts'
import type { Part } from './culprit.ts'
import type { Collections, Kind } from './kinds/kind.ts'
import { kindOf, kinds } from './kinds/kinds.ts'
import { queryOf } from './kinds/row-parse.ts'
import { originsOf } from './origin.ts'
import { exampleOf, type StallVictims, sumVictims } from './victims.ts'

/** A part with all that is known of it. */
export interface JudgedPart extends Part {
  kind: Kind
  route: string | undefined
  phase: Phase
  gcMs: number
  collections: Collections
  /** What started it, where no request did. */
  origin?: string
  /** Of the stall, on the main blocker of the stall only. */
  victims?: StallVictims
  /** Where several processes were watched. */
  process?: string
}

/** Judges the kind of one part.
 *  @param context.collections inside its stall */
export function judgePart(
  part: Part,
  context: { route: string | undefined; phase: Phase; collections: Collections; origin?: string },
): JudgedPart {
  const { stall } = part
  const { gcMs } = context.collections
  const kind = kindOf({
    callee: part.callee,
    frames: part.frames.filter((frame) => frame.isAsync !== true),
    isNative: part.isNative,
    gcShare: Math.min(1, gcMs / stall.durationMs),
    calls: part.calls,
    microtaskShare: part.microtaskShare,
    ...(part.sharedBy === undefined ? {} : { sharedBy: part.sharedBy }),
  })
  // What computing JavaScript happens to call is not what it is blamed for.
  const isComputing = kind.id === 'js-cpu' || kind.id === 'microtasks' || (kind.id === 'gc' && part.callee !== 'gc')
  const callee = isComputing ? undefined : part.callee
  return { ...part, ...context, kind, callee, gcMs: gcMs * (part.durationMs / stall.durationMs) }
}

/** Groups parts with the same culprit, most blocked time first. */
export function groupBlockers(
  parts: readonly JudgedPart[],
  options: { measuredAt: Blocker['victims']['measuredAt'] },
): Blocker[] {
  const groups = new Map<string, JudgedPart[]>()
  for (const part of parts) {
    const key = keyOf(part)
    const members = groups.get(key)
    // Appended, not copied: a run may have a million stalls.
    if (members === undefined) groups.set(key, [part])
    else members.push(part)
  }
  const totalMs = parts.reduce((sum, part) => sum + part.durationMs, 0)
  const blockers = [...groups.values()]
    .map((members) => toBlocker(members, totalMs, options.measuredAt))
    .sort((a, b) => b.totalMs - a.totalMs)
  return tellApart(blockers)
}

/** Calls of one function stay apart by line; JavaScript that runs all over a function is one blocker. Reading the rows of
 *  a query is a train of stalls, each somewhere else in the driver: it goes by the place that asked, or else by the query. */
function keyOf(part: JudgedPart): string {
  if (part.kind.id === 'row-parse') {
    const { culprit } = part
    const isPlaced = culprit?.owner === 'user'
    const place = isPlaced ? [culprit.file, culprit.function, culprit.line] : [part.route, queryOf(part)]
    return [part.phase, part.kind.id, ...place].join('\n')
  }
  const line = part.isNative || part.callee !== undefined ? part.culprit?.line : ''
  return [part.phase, part.kind.id, part.culprit?.file, part.culprit?.function, part.callee, line].join('\n')
}

function toBlocker(
  members: readonly JudgedPart[],
  allMs: number,
  measuredAt: Blocker['victims']['measuredAt'],
): Blocker {
  const inside = members.filter((part) => part.culprit?.isEntry !== true)
  const longest = longestOf(inside.length > 0 ? inside : members)
  const { kind, culprit, callee, phase } = longest
  const durations = members.map((part) => part.durationMs).sort((a, b) => a - b)
  const totalMs = durations.reduce((sum, ms) => sum + ms, 0)
  const routes = routeCosts(members)
  const victims = members.flatMap((part) => part.victims ?? [])
  const stack = longest.frames.toReversed()
  const id = createHash('sha256')
    .update([kind.id, culprit?.file ?? '', culprit?.function ?? '', callee ?? ''].join('\n'))
    .digest('hex')
    .slice(0, 10)
  const origin = phase === 'background' ? originsOf(members) : undefined
  const requests = requestsOf(members)
  const others = members.filter((part) => part !== longest).sort((a, b) => b.durationMs - a.durationMs)
  const ordered: [JudgedPart, ...JudgedPart[]] = [longest, ...others]
  const detail =
    kind.detail === undefined ? ordered.find((part) => part.detail !== undefined)?.detail : kind.detail(ordered)
  const example = exampleOf(victims, longest.route)
  const library = culprit === undefined ? undefined : libraryOf(longest.frames, culprit)
  return {
    id,
    kind: kind.id,
    title: `${kind.id} in ${nameOf(culprit)}`,
    confidence: confidenceByTime(members),
    ...(culprit?.owner === 'user' ? { location: locationOf(culprit) } : {}),
    ...(callee === undefined ? {} : { callee }),
    ...(library === undefined ? {} : { library }),
    ...(routes[0] === undefined ? {} : { route: routes[0].route }),
    routes,
    phase,
    ...(origin === undefined ? {} : { origin }),
    count: members.length,
    ...(requests === undefined ? {} : { requests }),
    totalMs,
    maxMs: longestOf(members).durationMs,
    p50Ms: durations[Math.ceil(durations.length / 2) - 1] ?? 0,
    share: allMs > 0 ? totalMs / allMs : 0,
    ...cpuAndWait(members),
    gcMs: members.reduce((sum, part) => sum + part.gcMs, 0),
    victims: sumVictims(victims, measuredAt),
    stack,
    ...(detail === undefined ? {} : { detail }),
    fixes: kinds[kind.id].fixes.map((fix) => ({ id: fix, title: fixes[fix].title })),
    ...(example === undefined ? {} : { example }),
    ...blockerProcesses(members),
  }
}

/** @returns undefined where one of them is not known: the number would be too small */
function requestsOf(members: readonly JudgedPart[]): number | undefined {
  const ids = members.map((part) => part.request?.id)
  return ids.includes(undefined) ? undefined : new Set(ids).size
}

function longestOf(members: readonly JudgedPart[]): JudgedPart {
  return members.reduce((a, b) => (b.durationMs > a.durationMs ? b : a))
}

function nameOf(frame: Frame | undefined): string {
  if (frame === undefined) return 'unknown code'
  if (frame.function !== '') return frame.function
  return frame.file === '' ? 'unknown code' : `${frame.file.split('/').at(-1)}:${frame.line}`
}

function locationOf(frame: Frame): NonNullable<Blocker['location']> {
  const { file, line, column, code } = frame
  return { file, line, column, function: frame.function, ...(code === undefined ? {} : { code }) }
}

/** The library frame that the user's call went through: the outermost one inside it; the innermost where nothing is the user's. */
function libraryOf(frames: readonly Frame[], culprit: Frame): Blocker['library'] {
  const at = frames.indexOf(culprit)
  const inside = frames.slice(0, at < 0 ? frames.length : at).filter((frame) => frame.owner === 'library')
  const frame = culprit.owner === 'library' ? culprit : inside.at(-1)
  if (frame === undefined) return undefined
  const [, name = 'unknown', version = ''] = /^(@?[^@]+)(?:@(.*))?$/.exec(frame.package ?? '') ?? []
  return { package: name, version, file: frame.file, line: frame.line, function: frame.function }
}

function routeCosts(members: readonly JudgedPart[]): RouteCost[] {
  const costs = new Map<string, RouteCost>()
  for (const part of members) {
    if (part.route === undefined) continue
    const cost = costs.get(part.route) ?? { route: part.route, count: 0, totalMs: 0 }
    cost.count++
    cost.totalMs += part.durationMs
    costs.set(part.route, cost)
  }
  return [...costs.values()].sort((a, b) => b.totalMs - a.totalMs)
}

/** Exact only if most of the time is: one doubtful stall in a hundred does not make the line doubtful. */
function confidenceByTime(members: readonly JudgedPart[]): Blocker['confidence'] {
  const totalMs = members.reduce((sum, part) => sum + part.durationMs, 0)
  const share = (confidence: Blocker['confidence']) =>
    members.filter((part) => part.confidence === confidence).reduce((sum, part) => sum + part.durationMs, 0) / totalMs
  if (share('exact') > 0.5) return 'exact'
  return share('unknown') > 0.5 ? 'unknown' : 'likely'
}

/** CPU time scaled from the measured part of each stall; waiting is what is left beside CPU and run queue. */
function cpuAndWait(members: readonly JudgedPart[]): { cpuMs?: number; waitMs?: number } {
  let cpuMs = 0
  let waitMs = 0
  for (const { stall, durationMs } of members) {
    if (stall.cpuMs === undefined || !stall.measuredMs) return {}
    const cpu = Math.min(1, stall.cpuMs / stall.measuredMs)
    const queue = Math.min(1 - cpu, (stall.runQueueMs ?? 0) / stall.measuredMs)
    cpuMs += durationMs * cpu
    waitMs += durationMs * (1 - cpu - queue)
  }
  return { cpuMs, waitMs }
}

/** Two calls in one function have the same id: the later lines get a number, which stays when lines shift. */
function tellApart(blockers: Blocker[]): Blocker[] {
  const byId = new Map<string, Blocker[]>()
  for (const blocker of blockers) byId.set(blocker.id, [...(byId.get(blocker.id) ?? []), blocker])
  for (const same of byId.values()) {
    same.sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0))
    for (const [index, blocker] of same.entries()) if (index > 0) blocker.id = `${blocker.id}-${index + 1}`
  }
  return blockers
}
