import type { Frame } from '../model.ts'
import type { JudgedPart } from './blockers.ts'
import { queryOf } from './kinds/row-parse.ts'

/** A call out of the main thread. */
export interface QueryCall {
  /** Innermost first. */
  frames: readonly Frame[]
  /** Literals left out; undefined where it is not known, or was no query. */
  query: string | undefined
}

/** Gives parts that have nothing of the user's on their stack the place that others know:
 *  - rows are parsed in a socket's callback: the place is where the route asks that query, or any query, if there is just one;
 *  - between two callbacks of a microtask queue: the place is where the same route's queue was seen running.
 *  Both are likely, not exact.
 *  @param queries for each route the calls out of the process
 */
export function adoptCulprits(parts: readonly JudgedPart[], queries: ReadonlyMap<string, readonly QueryCall[]>): void {
  for (const part of parts) {
    if (part.route === undefined || part.culprit?.owner === 'user') continue
    if (part.kind.id === 'row-parse') adoptQuery(part, queries.get(part.route) ?? [])
    else if (part.kind.id === 'microtasks') adoptQueue(part, parts)
  }
}

/** The one route that asks this query: a pooled client's answer carries the context of whoever the client served before.
 *  @returns undefined where no route is known to, or several are */
export function routeOfQuery(
  query: string | undefined,
  queries: ReadonlyMap<string, readonly QueryCall[]>,
): string | undefined {
  const [route, ...others] = [...queries].filter(([, calls]) => calls.some((call) => isSameQuery(call.query, query)))
  return others.length > 0 ? undefined : route?.[0]
}

function adoptQuery(part: JudgedPart, calls: readonly QueryCall[]): void {
  const asked = queryOf(part)
  const same = calls.filter(({ query }) => isSameQuery(query, asked))
  const callers = (same.length > 0 ? same : calls).flatMap(({ frames }) => {
    const at = frames.findIndex((frame) => frame.owner === 'user')
    const frame = frames[at]
    return frame === undefined ? [] : [{ frame, callee: frames[at - 1]?.function, outer: frames.slice(at) }]
  })
  const [first] = callers
  const isOnePlace = callers.every(({ frame }) => frame.file === first?.frame.file && frame.line === first.frame.line)
  if (first === undefined || !isOnePlace) return
  // The query came back long after it was made: its callers are reached as through an await.
  const outer = first.outer.map((frame) => ({ ...frame, isAsync: true }))
  // The one that stands in the part's own stack: what lies inside it is the library that it called through.
  part.culprit = outer[0]
  part.callee = first.callee
  part.detail = undefined
  part.frames = [...part.frames, ...outer]
  part.confidence = 'likely'
}

/** The driver may have put the values in, so that one text was cut where the other was not. */
function isSameQuery(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const isBegin = (begin: string, whole: string) =>
    begin.endsWith('…') && whole.startsWith(begin.slice(0, -1).trimEnd())
  return one === other || isBegin(one, other) || isBegin(other, one)
}

function adoptQueue(part: JudgedPart, parts: readonly JudgedPart[]): void {
  const known = parts
    .filter((other) => other.route === part.route && other.kind === part.kind && other.culprit?.owner === 'user')
    .sort((a, b) => b.durationMs - a.durationMs)[0]
  if (known === undefined) return
  part.culprit = known.culprit
  part.callee = known.callee
  part.frames = known.frames
  part.confidence = 'likely'
}
