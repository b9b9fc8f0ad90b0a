import type { Frame } from '../model.ts'
import type { JudgedPart } from './blockers.ts'

/** Gives parts that have nothing of the user's on their stack the place that others know:
 *  - rows are parsed in a socket's callback: the place is where the route queries its database, if there is just one;
 *  - between two callbacks of a microtask queue: the place is where the same route's queue was seen running.
 *  Both are likely, not exact.
 *  @param queries for each route the stacks that called out of the process, innermost frame first
 */
export function adoptCulprits(parts: readonly JudgedPart[], queries: ReadonlyMap<string, readonly Frame[][]>): void {
  for (const part of parts) {
    if (part.route === undefined || part.culprit?.owner === 'user') continue
    if (part.kind.id === 'row-parse') adoptQuery(part, queries.get(part.route) ?? [])
    else if (part.kind.id === 'microtasks') adoptQueue(part, parts)
  }
}

function adoptQuery(part: JudgedPart, stacks: readonly Frame[][]): void {
  const callers = stacks.flatMap((frames) => {
    const at = frames.findIndex((frame) => frame.owner === 'user')
    const frame = frames[at]
    return frame === undefined ? [] : [{ frame, callee: frames[at - 1]?.function, outer: frames.slice(at) }]
  })
  const [first] = callers
  const isOnePlace = callers.every(({ frame }) => frame.file === first?.frame.file && frame.line === first.frame.line)
  if (first === undefined || !isOnePlace) return
  part.culprit = first.frame
  part.callee = first.callee
  part.detail = undefined
  // The query came back long after it was made: its callers are reached as through an await.
  part.frames = [...part.frames, ...first.outer.map((frame) => ({ ...frame, isAsync: true }))]
  part.confidence = 'likely'
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
