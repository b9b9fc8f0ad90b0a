import { createHash } from 'node:crypto'
import { fixes } from '../fixes/fixes.ts'
import type { Blocker, FixId, Frame, Phase, RouteCost } from '../model.ts'
import { blockerProcesses } from './blocker-processes.ts'
import { isCollecting } from './collections.ts'
import type { Part } from './culprit.ts'
import type { Collections, Kind } from './kinds/kind.ts'
import { kindOf, kinds } from './kinds/kinds.ts'
import { originsOf } from './origin.ts'
import type { PartGroup } from './part-groups.ts'
import type { PartSum } from './part-sums.ts'

/** A part with all that is known of it. */
export interface JudgedPart extends Part {
  kind: Kind
  route: string | undefined
  phase: Phase
  gcMs: number
  collections: Collections
  /** What started it, where no request did. */
  origin?: string
}

/** Judges the kind of one part.
 *  @param context.collections inside its stall */
export function judgePart(
  part: Part,
  context: { route: string | undefined; phase: Phase; collections: Collections; origin?: string },
): JudgedPart {
  const { stall } = part
  const { route, phase, collections, origin } = context
  const { gcMs } = collections
  const { kind, callee } = blame(part, isCollecting(stall, gcMs))
  const ownGcMs = gcMs * (part.durationMs / stall.durationMs)
  // The new fields first: to add several to a copy takes Node.js 20 some microseconds.
  const judged = { route, phase, collections, kind, gcMs: ownGcMs, ...part, callee }
  return origin === undefined ? judged : { ...judged, origin }
}

/** The kind of a part, and the call that it is blamed on.
 *  @param isCollecting most of the stall went by in garbage collection */
export function blame(part: Part, isCollecting: boolean): Pick<JudgedPart, 'kind' | 'callee'> {
  const kind = kindOf({
    callee: part.callee,
    ...(part.detail === undefined ? {} : { detail: part.detail }),
    frames: part.frames.filter((frame) => frame.isAsync !== true),
    isNative: part.isNative,
    isCollecting,
    calls: part.calls,
    microtaskShare: part.microtaskShare,
    ...(part.sharedBy === undefined ? {} : { sharedBy: part.sharedBy }),
  })
  // What computing JavaScript happens to call is not what it is blamed for.
  const isComputing = kind.id === 'js-cpu' || kind.id === 'microtasks' || (kind.id === 'gc' && part.callee !== 'gc')
  return { kind, callee: isComputing ? undefined : part.callee }
}

/** Most blocked time first. */
export function byBlockedTime(groups: readonly PartGroup[]): PartGroup[] {
  return groups.toSorted((a, b) => totalOf(b.members) - totalOf(a.members))
}

/** Tells of each blocker, most blocked time first: in the order of the groups once they are so.
 *  @param options.areSeveral several processes were watched: to be told apart */
export function groupBlockers(groups: readonly PartGroup[], options: { areSeveral?: boolean } = {}): Blocker[] {
  const totalMs = groups.reduce((sum, { members }) => sum + totalOf(members), 0)
  const blockers = byBlockedTime(groups).map((group) => ({
    ...toBlocker(group, totalMs),
    ...(options.areSeveral ? { processes: blockerProcesses(group.members) } : {}),
  }))
  return tellApart(blockers)
}

function toBlocker({ members, victims, example }: PartGroup, allMs: number): Blocker {
  const inside = members.filter(({ part }) => part.culprit?.isEntry !== true)
  const longest = longestOf(inside.length > 0 ? inside : members)
  const { kind, culprit, callee, phase } = longest
  const durations = inOrder(members.map(({ durationsMs }) => durationsMs))
  const totalMs = totalOf(members)
  const routes = routeCosts(members)
  const stack = longest.frames.toReversed()
  const id = createHash('sha256')
    .update([kind.id, culprit?.file ?? '', culprit?.function ?? '', callee ?? ''].join('\n'))
    .digest('hex')
    .slice(0, 10)
  const origin =
    phase === 'background'
      ? originsOf(members.map(({ part, totalMs }) => ({ origin: part.origin, durationMs: totalMs })))
      : undefined
  const requests = requestsOf(members)
  const detail = detailOf(longest, members)
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
    count: durations.length,
    ...(requests === undefined ? {} : { requests }),
    totalMs,
    maxMs: longestOf(members).durationMs,
    p50Ms: durations[Math.ceil(durations.length / 2) - 1] ?? 0,
    share: allMs > 0 ? totalMs / allMs : 0,
    ...cpuAndWait(members),
    gcMs: members.reduce((sum, { gcMs }) => sum + gcMs, 0),
    victims,
    stack,
    ...(detail === undefined ? {} : { detail }),
    fixes: fixesOf(longest).map((fix) => ({ id: fix, title: fixes[fix].title })),
    ...(example === undefined
      ? {}
      : { example: { ...example, ...(longest.route === undefined ? {} : { route: longest.route }) } }),
  }
}

function fixesOf(part: JudgedPart): readonly FixId[] {
  const { fixesFor, fixes: all } = kinds[part.kind.id]
  return fixesFor?.(part) ?? all
}

/** Ids are a process's own.
 *  @returns undefined where one of them is not known: the number would be too small */
function requestsOf(members: readonly PartSum[]): number | undefined {
  const byProcess = new Map<string, number[][]>()
  for (const { process, requestIds } of members) {
    if (requestIds === undefined) return undefined
    const lists = byProcess.get(process) ?? []
    lists.push(requestIds)
    byProcess.set(process, lists)
  }
  return [...byProcess.values()].reduce((sum, lists) => sum + countDistinct(lists), 0)
}

/** Not by a Set: a run may have a million. */
function countDistinct(lists: readonly number[][]): number {
  const ids = inOrder(lists)
  return ids.reduce((count, id, index) => (index === 0 || id !== ids[index - 1] ? count + 1 : count), 0)
}

function inOrder(lists: readonly number[][]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0))
  let length = 0
  for (const list of lists) {
    all.set(list, length)
    length += list.length
  }
  return all.sort()
}

function detailOf(longest: JudgedPart, members: readonly PartSum[]): string | undefined {
  const others = members
    .flatMap(({ kept }) => kept.all())
    .filter((part) => part !== longest)
    .sort((a, b) => b.durationMs - a.durationMs)
  const parts: [JudgedPart, ...JudgedPart[]] = [longest, ...others]
  const { detail } = longest.kind
  return detail === undefined ? parts.find((part) => part.detail !== undefined)?.detail : detail(parts)
}

function longestOf(members: readonly PartSum[]): JudgedPart {
  return members.map(({ part }) => part).reduce((a, b) => (b.durationMs > a.durationMs ? b : a))
}

function totalOf(members: readonly PartSum[]): number {
  return members.reduce((sum, { totalMs }) => sum + totalMs, 0)
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

function routeCosts(members: readonly PartSum[]): RouteCost[] {
  const costs = new Map<string, RouteCost>()
  for (const { part, count, totalMs } of members) {
    if (part.route === undefined) continue
    const cost = costs.get(part.route) ?? { route: part.route, count: 0, totalMs: 0 }
    cost.count += count
    cost.totalMs += totalMs
    costs.set(part.route, cost)
  }
  return [...costs.values()].sort((a, b) => b.totalMs - a.totalMs)
}

/** Exact only if most of the time is: one doubtful stall in a hundred does not make the line doubtful. */
function confidenceByTime(members: readonly PartSum[]): Blocker['confidence'] {
  const share = (confidence: Blocker['confidence']) =>
    totalOf(members.filter(({ part }) => part.confidence === confidence)) / totalOf(members)
  if (share('exact') > 0.5) return 'exact'
  return share('unknown') > 0.5 ? 'unknown' : 'likely'
}

function cpuAndWait(members: readonly PartSum[]): { cpuMs?: number; waitMs?: number } {
  const cpuMs = members.reduce((sum, member) => sum + member.cpuMs, 0)
  const waitMs = members.reduce((sum, member) => sum + member.waitMs, 0)
  return Number.isNaN(cpuMs) || Number.isNaN(waitMs) ? {} : { cpuMs, waitMs }
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
