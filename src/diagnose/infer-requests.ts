import type { CaptureRecord, Frame, RequestRef } from '../model.ts'

const unknownRequest: RequestRef = { id: 0, method: '', path: '', route: 'unknown' }

/** Fills in the request of stacks that were taken while requests were not followed: where the same functions of the program were
 *  seen for one route only, they are that route's. What was seen for several routes, or never, is the route `unknown`.
 *  @param captures of one process, by stall
 *  @returns the same, with requests of id 0 (which one it was is not known) where the route is
 */
export function inferRequests(
  captures: ReadonlyMap<number, readonly CaptureRecord[]>,
  options: {
    framesOf: (capture: CaptureRecord) => readonly Frame[]
    routeOf: (request: RequestRef) => string
  },
): ReadonlyMap<number, readonly CaptureRecord[]> {
  const all = [...captures.values()].flat()
  if (!all.some((capture) => capture.isUnfollowed === true)) return captures
  const keyOf = (capture: CaptureRecord) => stackKey(options.framesOf(capture))
  /** null: belongs to no request; undefined: to several. */
  const learnt = new Map<string, RequestRef | null | undefined>()
  for (const capture of all) {
    if (capture.isUnfollowed === true) continue
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

  return new Map([...captures].map(([stall, list]) => [stall, list.map(infer)]))
}

/** As the watchdog does it while the program runs (probe/learnt-stacks.ts). */
function stackKey(frames: readonly Frame[]): string {
  const own = frames.filter((frame) => frame.owner === 'user')
  return (own.length > 0 ? own : frames).map((frame) => `${frame.file} ${frame.function || frame.line}`).join('\n')
}
