import type { CaptureRecord, Confidence, Frame, RequestRef, StallRecord } from '../model.ts'
import { cutStall, type Piece } from './attribute.ts'
import { calleeOf } from './callee.ts'
import { dominate } from './dominate.ts'

/** One culprit's part of one stall. */
export interface Part {
  stall: StallRecord
  durationMs: number
  /** The frame to blame; undefined when nothing on the stack can be. */
  culprit: Frame | undefined
  callee: string | undefined
  detail: string | undefined
  /** Innermost first; of the heaviest piece. */
  frames: readonly Frame[]
  isNative: boolean
  confidence: Confidence
  request: RequestRef | undefined
  /** Wrapped calls of the callee that came back. */
  calls: number
  microtaskShare: number | undefined
}

/** A piece with its stack in source terms. */
export interface Sample extends Piece {
  /** Innermost first. */
  frames: readonly Frame[]
  callee: string | undefined
}

/** A part that would not have been a stall by itself is not told apart, ms; */
const smallestMs = 20
/** nor is running JavaScript, whose edges are not exact, below this share of the stall. */
const smallestShare = 0.2
/** A late answer that is this late may just have waited for a CPU, ms. */
const schedulingMs = 20

/** Finds what a stall is to be blamed on; several culprits when several callbacks ran in one turn.
 *  @param framesOf stack of a capture, innermost first, without the probe's frames
 *  @param isInProbe true where the innermost frame was the probe's
 */
export function findCulprits(
  stall: StallRecord,
  captures: readonly CaptureRecord[],
  framesOf: (capture: CaptureRecord) => readonly Frame[],
  isInProbe: (capture: CaptureRecord) => boolean = () => false,
): Part[] {
  const telling = withoutPauses(captures, framesOf)
  const returned = returnedCalls(captures, framesOf)
  const places = { isInProbe, isInCall: (capture: CaptureRecord) => isInCall(capture, framesOf(capture)) }
  const samples = cutStall(stall, telling, places).map((piece): Sample => {
    const frames = piece.capture === undefined ? [] : ranFrames(piece, framesOf(piece.capture))
    return { ...piece, frames, callee: calledThere(piece.capture, frames, returned) }
  })
  const groups = mergeSmall(group(settle(samples)), stall.durationMs)
  const microtaskShare = microtaskShareOf(captures)
  return groups.map((members) => toPart(stall, members, microtaskShare))
}

/** Leaves out the stacks taken between two callbacks of the nextTick or microtask queue, where there are others: they say
 *  that the queue ran, but not what was in it. */
function withoutPauses(
  captures: readonly CaptureRecord[],
  framesOf: (capture: CaptureRecord) => readonly Frame[],
): readonly CaptureRecord[] {
  const telling = captures.filter((capture) => {
    const frames = framesOf(capture)
    return frames.length === 0 || frames.some((frame) => frame.file !== queueFile)
  })
  // A wrapped call that came back tells of itself alone: it may have been the last thing that the turn did.
  const hasSeenInside = telling.some(
    (capture) => capture.via === 'interrupt' && blamable(framesOf(capture)) !== undefined,
  )
  return hasSeenInside ? telling : captures
}

/** Where Node runs both queues. */
const queueFile = 'node:internal/process/task_queues'

/** What was called at a place, told by wrapped calls that came back there: an interrupt inside the call stands at the same place. */
function returnedCalls(
  captures: readonly CaptureRecord[],
  framesOf: (capture: CaptureRecord) => readonly Frame[],
): ReadonlyMap<string, string> {
  const calls = new Map<string, string>()
  for (const capture of captures) {
    const [frame] = framesOf(capture)
    if (capture.callee !== undefined && frame !== undefined && frame.owner !== 'node') {
      calls.set(placeOf(frame), capture.callee)
    }
  }
  return calls
}

function placeOf(frame: Frame | undefined): string {
  return frame === undefined ? '' : `${frame.file}:${frame.line}:${frame.column}`
}

/** A late stack whose innermost function has only just been entered: the time went by before that, in its caller. */
function ranFrames(piece: Piece, frames: readonly Frame[]): readonly Frame[] {
  const isLate = piece.isNative && piece.capture?.via === 'interrupt'
  return isLate && frames[0]?.isEntry === true ? frames.slice(1) : frames
}

/** The user's own call: `execSync`, not the `Buffer#toString` that Node calls inside it. */
function calledThere(
  capture: CaptureRecord | undefined,
  frames: readonly Frame[],
  returned: ReadonlyMap<string, string>,
): string | undefined {
  const isInsideNode = frames[0]?.owner === 'node'
  if (!isInsideNode && capture?.callee !== undefined) return capture.callee
  return returned.get(placeOf(innermostOf(frames))) ?? calleeOf(frames) ?? capture?.callee
}

/** Native calls that let interrupts in while they work or wait: each is told apart by its line, as other native calls are. */
const interruptible = /^(?:Atomics\.wait|RegExp\.)/

function isInCall(capture: CaptureRecord, frames: readonly Frame[]): boolean {
  const [innermostFrame] = frames
  return interruptible.test(capture.callee ?? (innermostFrame?.file === '' ? innermostFrame.function : ''))
}

/** A late answer straight from JavaScript that other stacks saw running was late for want of a CPU, not in a native call. */
function settle(samples: Sample[]): Sample[] {
  const running = new Set(
    samples.filter((sample) => !sample.isNative).map((sample) => functionKey(innermostOf(sample.frames))),
  )
  return samples.map((sample) => {
    const isBare = sample.isNative && sample.callee === undefined
    const isShort = sample.durationMs <= schedulingMs || running.has(functionKey(innermostOf(sample.frames)))
    return isBare && isShort && running.has(functionKey(innermostOf(sample.frames)))
      ? { ...sample, isNative: false }
      : sample
  })
}

function innermostOf(frames: readonly Frame[]): Frame | undefined {
  return frames.find((frame) => frame.owner !== 'node')
}

function functionKey(frame: Frame | undefined): string {
  return frame === undefined ? '' : `${frame.file}\n${frame.function}`
}

/** Native pieces by their call; running JavaScript by the request it belongs to and the function that holds it together. */
function group(samples: Sample[]): Sample[][] {
  const groups = new Map<string, Sample[]>()
  const running = new Map<string, Sample[]>()
  for (const sample of samples) {
    const request = sample.capture?.request?.id ?? ''
    if (!sample.isNative) push(running, String(request), sample)
    else {
      const frame = blamable(sample.frames)
      push(groups, `${request}\n${functionKey(frame)}\n${frame?.line}\n${sample.callee}`, sample)
    }
  }
  return [...groups.values(), ...[...running.values()].flatMap((members) => dominate(members))]
}

function push(map: Map<string, Sample[]>, key: string, sample: Sample): void {
  const members = map.get(key)
  if (members === undefined) map.set(key, [sample])
  else members.push(sample)
}

function durationOf(members: readonly Sample[]): number {
  return members.reduce((sum, sample) => sum + sample.durationMs, 0)
}

/** What is too small to be told apart goes to the largest: the parts still add up to the stall. */
function mergeSmall(groups: Sample[][], stallMs: number): Sample[][] {
  const ordered = [...groups].sort((a, b) => durationOf(b) - durationOf(a))
  const isLong = (members: Sample[]) =>
    durationOf(members) >= smallestMs &&
    (members.every((sample) => sample.isNative) || durationOf(members) >= smallestShare * stallMs)
  const kept = ordered.filter((members, index) => index === 0 || isLong(members))
  const largest = kept[0]
  if (largest === undefined) return []
  const rest = ordered.filter((members) => !kept.includes(members)).flat()
  return [[...largest, ...rest.map((sample) => ({ ...sample, isRest: true }))], ...kept.slice(1)]
}

function toPart(
  stall: StallRecord,
  members: (Sample & { isRest?: boolean })[],
  microtaskShare: number | undefined,
): Part {
  const own = members.filter((sample) => sample.isRest !== true)
  const heaviest = own.reduce((a, b) => (b.durationMs > a.durationMs ? b : a))
  const isNative = own.every((sample) => sample.isNative)
  const callee = isNative ? heaviest.callee : heaviestBy(own, (sample) => sample.callee, 0.5)
  const line = heaviestFrame(own)
  const withDetail = own.find((sample) => sample.capture?.callee === callee && sample.capture?.detail !== undefined)
  return {
    stall,
    durationMs: durationOf(members),
    culprit: line?.frame,
    callee,
    detail: withDetail?.capture?.detail,
    frames: (line?.sample ?? heaviest).frames,
    isNative,
    confidence: confidenceOf(own, heaviest),
    request: heaviest.capture?.request ?? own.find((sample) => sample.capture?.request !== undefined)?.capture?.request,
    calls: own.reduce((sum, { capture }) => sum + (capture?.callee === callee ? (capture?.calls ?? 0) : 0), 0),
    microtaskShare,
  }
}

/** The line that most of the time went by in, and a stack that has it. `dominate` has put the culprit's depth first. */
function heaviestFrame(own: readonly Sample[]): { frame: Frame; sample: Sample } | undefined {
  const byLine = new Map<string, { frame: Frame; sample: Sample; durationMs: number }>()
  const blamed = own.flatMap((sample) => {
    const frame = (sample as Sample & { culprit?: Frame }).culprit ?? blamable(sample.frames)
    return frame === undefined ? [] : [{ sample, frame }]
  })
  // The head of a function says nothing about where in it the time goes by; it is better than nothing.
  const inside = blamed.filter(({ frame }) => frame.isEntry !== true)
  for (const { sample, frame } of inside.length > 0 ? inside : blamed) {
    const key = `${functionKey(frame)}\n${frame.line}`
    const known = byLine.get(key)
    if (known === undefined) byLine.set(key, { frame, sample, durationMs: sample.durationMs })
    else known.durationMs += sample.durationMs
  }
  return [...byLine.values()].sort((a, b) => b.durationMs - a.durationMs)[0]
}

/** The user's innermost frame, async ones included; without any, the innermost of a library. */
export function blamable(frames: readonly Frame[]): Frame | undefined {
  return frames.find((frame) => frame.owner === 'user') ?? frames.find((frame) => frame.owner === 'library')
}

function heaviestBy(
  samples: readonly Sample[],
  keyOf: (sample: Sample) => string | undefined,
  share: number,
): string | undefined {
  const weights = new Map<string, number>()
  for (const sample of samples) {
    const key = keyOf(sample)
    if (key !== undefined) weights.set(key, (weights.get(key) ?? 0) + sample.durationMs)
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1])
  return best !== undefined && best[1] >= share * durationOf(samples) ? best[0] : undefined
}

function confidenceOf(own: readonly Sample[], heaviest: Sample): Confidence {
  if (heaviest.capture === undefined || heaviest.frames.length === 0) return 'unknown'
  if (own.some((sample) => !sample.isNative && sample.capture !== undefined)) return 'exact'
  // A wrapper's own stack, or a late one taken inside what the user called. A late one straight from the user's frame may be a line further on.
  return heaviest.callee === undefined ? 'likely' : 'exact'
}

function microtaskShareOf(captures: readonly CaptureRecord[]): number | undefined {
  const interrupts = captures.filter((capture) => capture.via === 'interrupt')
  if (interrupts.length < 4) return undefined
  // The first has no capture before it.
  return interrupts.filter((capture) => capture.ranMicrotask === true).length / (interrupts.length - 1)
}
