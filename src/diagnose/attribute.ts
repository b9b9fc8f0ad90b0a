import type { CaptureRecord, StallRecord } from '../model.ts'

/** A piece of a stall and the stack that explains it. */
export interface Piece {
  /** undefined: nothing explains it. */
  capture?: CaptureRecord
  startMs: number
  durationMs: number
  /** True when no JavaScript ran in this piece: a native call, whose stack could only be taken when it came back. */
  isNative: boolean
}

/** A question that V8 answers later than this waited for a native call to come back, ms. Prompt answers take 0.4–1.5 ms
 *  (measured on Node 20–26), on a busy machine up to 5. */
const promptMs = 6
/** A call may come back this long after the late stack: what it does after its native part, and taking the stacks, ms. */
const settleMs = 1

/** Cuts a stall into pieces by the stacks taken in it.
 *
 *  A question that was answered late proves that no JavaScript ran in between: that time belongs to the first wrapped call that
 *  came back in it, or else to the late stack itself. What prompt stacks saw reaches to the middle between them. A wrapped
 *  call that came back without an open question was just one of many, and counts as a point like a prompt stack.
 *  @param captures of this stall, in order of time
 *  @param places.isInCall true for a stack taken inside a native call that lets interrupts in (Atomics.wait, regular expressions)
 *  @param places.collectedMs garbage collection between two moments: that is no call's, and no question is answered in it
 *  @param places.isInProbe true for a stack taken inside a wrapper: the call has just come back, and its own stack follows
 *  @returns in order of time, covering the whole stall
 */
export function cutStall(
  stall: StallRecord,
  captures: readonly CaptureRecord[],
  places: {
    isInCall?: (capture: CaptureRecord) => boolean
    isInProbe?: (capture: CaptureRecord) => boolean
    collectedMs?: (fromMs: number, untilMs: number) => number
  } = {},
): Piece[] {
  const { isInCall = () => false, isInProbe = () => false, collectedMs = () => 0 } = places
  const endMs = stall.startMs + stall.durationMs
  const interrupts = captures.filter((capture) => capture.via === 'interrupt')
  const returns = captures.filter((capture) => capture.via === 'return')
  const claimed = new Set<CaptureRecord>()
  const fixed: Piece[] = []
  const points: CaptureRecord[] = []

  for (const interrupt of interrupts) {
    if (!isLateAnswer(interrupt, collectedMs)) {
      points.push(interrupt)
      continue
    }
    const untilMs = isInProbe(interrupt) ? endMs : interrupt.atMs + settleMs
    const back = returns.find(
      (capture) => capture.isLater !== true && capture.atMs > interrupt.askedAtMs && capture.atMs <= untilMs,
    )
    if (back !== undefined) claimed.add(back)
    const capture = back ?? interrupt
    fixed.push({
      capture,
      startMs: interrupt.askedAtMs,
      durationMs: capture.atMs - interrupt.askedAtMs,
      isNative: true,
    })
  }
  for (const capture of returns) if (!claimed.has(capture)) points.push(capture)
  if (fixed.length === 0 && points.length === 0) {
    return [{ startMs: stall.startMs, durationMs: stall.durationMs, isNative: false }]
  }
  // With wrapped calls alone the first one that came back is the best there is: nothing else was ever answered.
  const isNativeOnly = interrupts.length === 0
  return spread(
    [...fixed, ...points.map((capture) => point(capture, isNativeOnly || isInCall(capture)))],
    stall.startMs,
    endMs,
  )
}

/** Nothing but a native call keeps V8 from answering for so long.
 *  @param collectedMs garbage collection between two moments */
export function isLateAnswer(
  { askedAtMs, atMs }: Pick<CaptureRecord, 'askedAtMs' | 'atMs'>,
  collectedMs: (fromMs: number, untilMs: number) => number,
): boolean {
  return atMs - askedAtMs - collectedMs(askedAtMs, atMs) > promptMs
}

function point(capture: CaptureRecord, isNative: boolean): Piece {
  return { capture, startMs: capture.atMs, durationMs: 0, isNative }
}

/** Grows the pieces until they cover the stall: the gap between two is halved, a gap before a native piece is wholly its
 *  own (the call began before the question). */
function spread(pieces: Piece[], startMs: number, endMs: number): Piece[] {
  const ordered = pieces
    .map((piece) => ({ ...piece, startMs: clamp(piece.startMs, startMs, endMs) }))
    .sort((a, b) => a.startMs - b.startMs)
  const edges = ordered.map((piece, index) => {
    const before = ordered[index - 1]
    if (before === undefined) return startMs
    const gapFromMs = Math.min(before.startMs + before.durationMs, piece.startMs)
    return hasEnded(before) ? gapFromMs : (gapFromMs + piece.startMs) / 2
  })
  return ordered.map((piece, index) => {
    const fromMs = edges[index] ?? startMs
    const untilMs = edges[index + 1] ?? endMs
    return { ...piece, startMs: fromMs, durationMs: Math.max(0, untilMs - fromMs) }
  })
}

/** A call that came back, or a late answer: the native part is over. A prompt stack inside a call only says that it was going on. */
function hasEnded(piece: Piece): boolean {
  return piece.isNative && (piece.durationMs > 0 || piece.capture?.via === 'return')
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
