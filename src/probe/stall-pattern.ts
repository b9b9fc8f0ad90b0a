import type { CaptureRecord, StallRecord } from '../model.ts'

/** A question that V8 answers later than this waited for a native call to come back, ms: as in diagnose/attribute.ts. */
const promptMs = 6
/** What a call does after its native part, and taking its stacks, takes no longer, ms. */
const settleMs = 1
/** From the fourth interrupt on, shares are computed of them. */
const fewInterrupts = 3
/** A process that sleeps is told by its clock, ms. */
const smallJumpMs = 50

/** Names how a stall was seen. Two stalls with the same name were made by the same call, or by the same functions, for the same
 *  route, whatever their times: only stalls that are of one piece have a name.
 *  @param captures in order of time
 *  @returns undefined for a stall that has to be looked at by itself */
export function patternOf(
  stall: StallRecord,
  captures: readonly CaptureRecord[],
  shapeOf: (stack: number) => number | undefined,
): string | undefined {
  const [first] = captures
  if (stall.isOpen || Math.abs(stall.clockJumpMs ?? 0) > smallJumpMs || first === undefined) return undefined
  const { request } = first
  if (captures.some((capture) => capture.request?.id !== request?.id)) return undefined
  const seen = captures.every(isPrompt) ? running(captures, shapeOf) : returning(captures)
  const route = request === undefined ? `${first.isUnfollowed}` : `${request.method} ${request.route ?? request.path}`
  const origin = captures.map(({ timer, query }) => `${timer?.ms} ${timer?.stack} ${query?.text}`).join()
  return seen === undefined ? undefined : `${stall.isStartup} ${stall.cpuMs === undefined} ${seen} ${route} ${origin}`
}

function isPrompt({ via, atMs, askedAtMs }: CaptureRecord): boolean {
  return via === 'interrupt' && atMs - askedAtMs <= promptMs
}

/** JavaScript that ran: at whichever lines of the same functions. */
function running(
  captures: readonly CaptureRecord[],
  shapeOf: (stack: number) => number | undefined,
): string | undefined {
  const shapes = new Set(captures.map(({ stack }) => shapeOf(stack)))
  const [shape] = shapes
  if (captures.length > fewInterrupts || shapes.size > 1 || shape === undefined) return undefined
  return `ran ${captures.length} ${shape}`
}

/** One call that came back, and perhaps the question that waited for it. */
function returning(captures: readonly CaptureRecord[]): string | undefined {
  const [call, late, ...others] = captures
  if (call?.via !== 'return' || others.length > 0) return undefined
  const name = `returned ${call.stack} ${call.callee} ${call.calls} ${call.isLater}`
  if (late === undefined) return name
  const hasWaited = late.via === 'interrupt' && late.askedAtMs < call.atMs && late.atMs - call.atMs <= settleMs
  return hasWaited ? `${name} ${late.stack} ${isPrompt(late)}` : undefined
}
