import type { CaptureRecord, Frame, RequestRef } from '../model.ts'
import type { Captures } from '../recording/recording.ts'

const unknownRequest: RequestRef = { id: 0, method: '', path: '', route: 'unknown' }

/** Fills in the request of stacks that were taken while requests were not followed: where the same functions of the program were
 *  seen for one route only, they are that route's. What was seen for several routes, or never, is the route `unknown`.
 *  @param captures of one process, by stall
 *  @returns the same, with requests of id 0 (which one it was is not known) where the route is
 */
export function inferRequests(
  captures: Captures,
  options: {
    framesOf: (capture: CaptureRecord) => readonly Frame[]
    routeOf: (request: RequestRef) => string
  },
): Captures {
  if ((captures.unfollowed ?? countUnfollowed(captures)) === 0) return captures
  /** A run may have a million captures, of a few stacks. */
  const keys = new Map<number, string>()
  /** null: belongs to no request; undefined: to several. */
  const learnt = new Map<string, RequestRef | null | undefined>()
  for (const list of captures.values()) for (const capture of list) learn(capture)

  function keyOf(capture: CaptureRecord): string {
    const key = keys.get(capture.stack) ?? stackKey(options.framesOf(capture))
    keys.set(capture.stack, key)
    return key
  }

  function learn(capture: CaptureRecord): void {
    if (capture.isUnfollowed === true) return
    const key = keyOf(capture)
    const request = capture.request ?? null
    const known = learnt.get(key)
    if (!learnt.has(key)) learnt.set(key, request)
    else if (!isSameRoute(known, request)) learnt.set(key, undefined)
  }

  function isSameRoute(a: RequestRef | null | undefined, b: RequestRef | null): boolean {
    if (a === undefined) return false
    if (a === null || b === null) return a === b
    return options.routeOf(a) === options.routeOf(b)
  }

  function infer(capture: CaptureRecord): CaptureRecord {
    if (capture.isUnfollowed !== true) return capture
    const request = learnt.get(keyOf(capture))
    if (request === undefined) return { ...capture, request: unknownRequest }
    const { isUnfollowed: _, ...known } = capture
    if (request === null) return known
    return { ...known, request: { id: 0, method: request.method, path: request.path, route: pattern(request) } }
  }

  /** Names carry the method in front. */
  function pattern(request: RequestRef): string {
    const name = options.routeOf(request)
    return name.startsWith(`${request.method} `) ? name.slice(request.method.length + 1) : name
  }

  return {
    get: (stall) => captures.get(stall)?.map(infer),
    *values() {
      for (const list of captures.values()) yield list.map(infer)
    },
  }
}

function countUnfollowed(captures: Captures): number {
  return [...captures.values()].flat().filter((capture) => capture.isUnfollowed === true).length
}

/** As the watchdog does it while the program runs (probe/learnt-stacks.ts). */
function stackKey(frames: readonly Frame[]): string {
  const own = frames.filter((frame) => frame.owner === 'user')
  return (own.length > 0 ? own : frames).map((frame) => `${frame.file} ${frame.function || frame.line}`).join('\n')
}
