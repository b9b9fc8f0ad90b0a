import type { Blocker, Frame } from '../../src/model.ts'
import { type Account, type Figure, groupBy, places, sum } from './traceable-sources.ts'

/** Of the map and its routes; of a flow; of an example in a sequence and in a flow; of a flow's routes; of a stack; of the lists below each other. */
const limits = { map: 12, mapRoutes: 7, operations: 4, victims: [5, 3], routes: 3, frames: 40, lists: [5, 9, 20] }

/** What blocks: alone, in a flow together, and on the map. */
export function accountsOfBlockers(blockers: readonly Blocker[]): Account[] {
  return [
    {
      how: 'a route’s part of the blocked time: the sum of its costs, over all; routes of little together',
      figures: figuresOfMap(blockers),
    },
    {
      how: 'blockers of one function, or of one route, in one flow: sums of their waits',
      figures: groupsOf(blockers).flatMap(figuresTogether),
    },
    {
      how: 'what a victim took: answered less sent; and how long before the stall it was sent',
      figures: tookOf(blockers.flatMap(({ example }) => example?.victims ?? [])),
    },
    {
      how: 'a stall and its victims on a clock that begins with the first of them',
      figures: blockers.flatMap(momentsOf),
    },
    { how: 'a victim’s mean wait', figures: blockers.map(({ victims }) => ['Ms', victims.delayMs / victims.requests]) },
    { how: 'the lines of an excerpt, from its first one on', figures: blockers.flatMap(excerptLines) },
    { how: 'what is left of a list, beyond what is shown of it', figures: figuresLeft(blockers) },
    { how: 'how often a function stands on a stack', figures: blockers.flatMap(({ stack }) => repeats(stack)) },
  ]
}

function figuresOfMap(blockers: readonly Blocker[]): Figure[] {
  const allMs = sum(blockers.map(({ totalMs }) => totalMs))
  const shown = blockers.slice(0, limits.map)
  const partsOf = ({ routes, phase, totalMs }: Blocker): { route: string; totalMs: number }[] =>
    routes.length > 0 ? routes : [{ route: phase, totalMs }]
  const parts = shown.flatMap(partsOf)
  const byRoute = [...groupBy(parts, ({ route }) => route)].map(([route, same]) => ({ route, totalMs: together(same) }))
  const others = byRoute.toSorted((one, other) => other.totalMs - one.totalMs).slice(limits.mapRoutes)
  const inOthers = ({ route }: { route: string }) => others.some((other) => other.route === route)
  const sums = [...parts, ...byRoute].map(({ totalMs }) => totalMs)
  const sumsOfOthers = [others, ...shown.map((blocker) => partsOf(blocker).filter(inOthers))].map(together)
  return [
    ['Ms', allMs - together(shown)],
    ...[...sums, ...sumsOfOthers].flatMap((ms): Figure[] => [
      ['Ms', ms],
      ['share', ms / allMs],
    ]),
  ]
}

function together(costs: readonly { totalMs: number }[]): number {
  return sum(costs.map(({ totalMs }) => totalMs))
}

/** Of one function, as in a run; of one route, as in a comparison. */
function groupsOf(blockers: readonly Blocker[]): Blocker[][] {
  const functionOf = ({ location: at, route, phase }: Blocker): string =>
    [at?.file, at?.function, route, phase].join(' ')
  return [
    ...blockers.map((blocker) => [blocker]),
    ...groupBy(blockers, functionOf).values(),
    ...groupBy(blockers, ({ route }) => route).values(),
  ]
}

function figuresTogether(group: readonly Blocker[]): Figure[] {
  const drawn = group.slice(0, limits.operations)
  const waits = group.flatMap(({ victims }) => victims.routes)
  const byRoute = [...groupBy(waits, ({ route }) => route).values()]
  const eachMs = sum(drawn.map(({ p50Ms, count, requests }) => p50Ms * (requests ? count / requests : 1)))
  return [
    ['Ms', sum(group.map(({ victims }) => victims.delayMs))],
    ...byRoute.map((same): Figure => ['Ms', sum(same.map(({ delayMs }) => delayMs))]),
    // Requests that come together wait for one another’s medians: the report says that this is computed.
    ...[1, 2, 3].map((times): Figure => ['Ms', eachMs * times]),
    ...places(drawn.length),
    ['count', group.length - 1],
    ['count', group.length - drawn.length],
    ['Ms', sum(group.slice(limits.operations).map(({ totalMs }) => totalMs))],
  ]
}

/** What requests took that are known by when they were sent and answered. */
export function tookOf(requests: readonly { sentMs: number; answeredMs: number }[]): Figure[] {
  return requests.flatMap(({ sentMs, answeredMs }): Figure[] => [
    ['Ms', answeredMs - sentMs],
    ['Ms', -sentMs],
  ])
}

function momentsOf({ example }: Blocker): Figure[] {
  if (example === undefined) return []
  const { durationMs, victims } = example
  const drawn = victims.filter(({ status }) => status !== 0).slice(0, Math.min(...limits.victims))
  const firstMs = Math.min(0, ...drawn.map(({ sentMs }) => sentMs))
  const moments = [0, durationMs, ...drawn.flatMap(({ sentMs, answeredMs }) => [sentMs, answeredMs])]
  return moments.map((ms) => ['Ms', ms - firstMs])
}

function excerptLines({ location }: Blocker): Figure[] {
  const { fromLine = 0, lines = [] } = location?.excerpt ?? {}
  return lines.map((_, index) => ['line', fromLine + index])
}

function figuresLeft(blockers: readonly Blocker[]): Figure[] {
  const left = [
    ...limits.lists.map((shown) => blockers.length - shown),
    blockers.length - limits.map,
    ...blockers.flatMap(({ example, victims, stack }) => [
      ...limits.victims.map((shown) => (example?.victimCount ?? 0) - Math.min(shown, example?.victims.length ?? 0)),
      victims.routes.length - limits.routes,
      stack.length - limits.frames,
    ]),
  ]
  return left.map((count) => ['count', count])
}

function repeats(stack: readonly Frame[]): Figure[] {
  const same = groupBy(stack, ({ file, function: name }) => `${file} ${name}`)
  return [...same.values()].map((frames) => ['count', frames.length])
}
