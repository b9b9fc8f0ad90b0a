import type { CaptureRecord, Frame, StallRecord } from '../model.ts'
import { cutStall, type Piece } from './attribute.ts'
import { calleeOf } from './callee.ts'
import { packageEntry, packageName } from './package-entry.ts'

/** A piece with its stack in source terms. */
export interface Sample extends Piece {
  /** Innermost first. */
  frames: readonly Frame[]
  callee: string | undefined
}

interface Stacks {
  /** Innermost first, without the probe's frames. */
  framesOf: (capture: CaptureRecord) => readonly Frame[]
  /** True where the innermost frame was the probe's. */
  isInProbe: (capture: CaptureRecord) => boolean
  /** Garbage collection between two moments, ms. */
  collectedMs: (fromMs: number, untilMs: number) => number
}

/** A stall's pieces with what ran in each of them, in order of time. */
export function samplesOf(stall: StallRecord, captures: readonly CaptureRecord[], stacks: Stacks): Sample[] {
  const { framesOf, isInProbe, collectedMs } = stacks
  const telling = withoutPauses(captures, framesOf)
  const returned = returnedCalls(captures, framesOf)
  const places = { isInProbe, collectedMs, isInCall: (capture: CaptureRecord) => isInCall(capture, framesOf(capture)) }
  const samples = cutStall(stall, telling, places).map((piece): Sample => {
    const frames = piece.capture === undefined ? [] : ranFrames(piece, framesOf(piece.capture))
    // The new fields first: to add several to a copy takes Node.js 20 some microseconds.
    return { frames, callee: calledThere(piece.capture, frames, returned), ...piece }
  })
  return settle(samples, isQueued(stall))
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
  return isLate && frames[0]?.isEntry === true ? beforeCall(frames.slice(1)) : frames
}

/** What takes long in a function before it calls another, without a call of its own, is an operator: on a BigInt even those do. */
function beforeCall([caller, ...outer]: readonly Frame[]): readonly Frame[] {
  if (caller?.operator === undefined) return caller === undefined ? [] : [caller, ...outer]
  const { operator, ...frame } = caller
  return [{ ...frame, line: operator.line, column: 1, code: operator.code }, ...outer]
}

/** The user's own call: `execSync`, not the `Buffer#toString` that Node calls inside it. */
function calledThere(
  capture: CaptureRecord | undefined,
  frames: readonly Frame[],
  returned: ReadonlyMap<string, string>,
): string | undefined {
  const isInsideNode = frames[0]?.owner === 'node'
  if (!isInsideNode && capture?.callee !== undefined) return capture.callee
  const back = returned.size === 0 ? undefined : returned.get(placeOf(innermostOf(frames)))
  return back ?? calleeOf(frames) ?? capture?.callee
}

/** Native calls that let interrupts in while they work or wait: each is told apart by its line, as other native calls are. */
const interruptible = /^(?:Atomics\.wait|RegExp\.)/

function isInCall(capture: CaptureRecord, frames: readonly Frame[]): boolean {
  const [innermostFrame] = frames
  return interruptible.test(capture.callee ?? (innermostFrame?.file === '' ? innermostFrame.function : ''))
}

/** A late answer was late for want of a CPU, not in a native call,
 *  - straight from JavaScript that other stacks saw running;
 *  - where the thread had to queue for the CPU, and other stacks saw the same cheap call come back again and again. */
function settle(samples: Sample[], wasQueued: boolean): Sample[] {
  const seen = samples.filter((sample) => !sample.isNative)
  if (seen.length === 0 || seen.length === samples.length) return samples
  const running = new Set(seen.map((sample) => runningKey(sample.frames)))
  const repeated = new Set(seen.filter(isOneOfMany).map((sample) => placeOf(innermostOf(sample.frames))))
  return samples.map((sample) => {
    if (!sample.isNative) return sample
    const innermost = innermostOf(sample.frames)
    const isRunning = sample.callee === undefined && running.has(runningKey(sample.frames))
    const isCheap = wasQueued && isOneOfMany(sample) && repeated.has(placeOf(innermost))
    return isRunning || isCheap ? { ...sample, isNative: false } : sample
  })
}

/** More wrapped calls than this came back since the stack before: none of them was long by itself, unless it was the last. */
const manyCalls = 20

function isOneOfMany({ capture }: Sample): boolean {
  return (capture?.calls ?? 0) >= manyCalls
}

/** With less of a stall in the run queue than this, late answers are not the machine's; a quiet machine has 7 %. */
const queuedShare = 0.2

function isQueued({ runQueueMs, measuredMs }: StallRecord): boolean {
  return runQueueMs !== undefined && measuredMs !== undefined && runQueueMs >= queuedShare * measuredMs
}

/** A function of the user's, or a package: what runs inside one is many small functions. */
function runningKey(frames: readonly Frame[]): string {
  const frame = innermostOf(frames)
  return (frame?.owner === 'library' ? packageName(frame) : undefined) ?? functionKey(frame)
}

function innermostOf(frames: readonly Frame[]): Frame | undefined {
  return frames.find((frame) => frame.owner !== 'node')
}

/** Names a function, whatever line of it runs. */
export function functionKey(frame: Frame | undefined): string {
  return frame === undefined ? '' : `${frame.file}\n${frame.function}`
}

/** The user's innermost frame, async ones included; without any, where the innermost package was entered. */
export function blamable(frames: readonly Frame[]): Frame | undefined {
  return frames.find((frame) => frame.owner === 'user') ?? packageEntry(frames)
}
