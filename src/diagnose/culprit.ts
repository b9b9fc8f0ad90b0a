import type { CaptureRecord, Confidence, Frame, RequestRef, StallRecord } from '../model.ts'
import { dominate } from './dominate.ts'
import { blamable, functionKey, type Sample, samplesOf } from './samples.ts'
import { sharedBy } from './shared-turn.ts'

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
  /** What it was told by, in order of time; without what was too small to be told apart. */
  captures: readonly CaptureRecord[]
  /** Requests that shared the turn, none of them long; undefined where one culprit is to blame. */
  sharedBy?: number
  /** When it went by; undefined where that is not known. */
  spans?: readonly Span[]
}

/** A stretch of time. */
export interface Span {
  startMs: number
  durationMs: number
}

/** A part that would not have been a stall by itself is not told apart, ms; */
const smallestMs = 20
/** nor is running JavaScript, whose edges are not exact, below this share of the stall. */
const smallestShare = 0.2

/** Finds what a stall is to be blamed on; several culprits when several callbacks ran in one turn.
 *  @param framesOf stack of a capture, innermost first, without the probe's frames
 *  @param isInProbe true where the innermost frame was the probe's
 *  @param collectedMs garbage collection between two moments
 */
export function findCulprits(
  stall: StallRecord,
  captures: readonly CaptureRecord[],
  framesOf: (capture: CaptureRecord) => readonly Frame[],
  isInProbe: (capture: CaptureRecord) => boolean = () => false,
  collectedMs: (fromMs: number, untilMs: number) => number = () => 0,
): Part[] {
  const samples = samplesOf(stall, captures, { framesOf, isInProbe, collectedMs })
  const all = group(samples)
  const requests = sharedBy(all, stall.durationMs, smallestMs)
  if (requests !== undefined) return [toSharedPart(stall, requests)]
  const groups = mergeSmall(all, stall.durationMs)
  const microtaskShare = microtaskShareOf(captures)
  return groups.map((members) => toPart(stall, members, microtaskShare))
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
  const callee = isNative ? heaviest.callee : (heaviestBy(own, (sample) => sample.callee, 0.5) ?? calledMost(own))
  const line = heaviestFrame(own)
  const isOfCallee = ({ capture }: Sample) => capture?.callee === callee && capture?.detail !== undefined
  // A long call that interrupts got into comes back in a moment of its own.
  const isThere = (sample: Sample) => functionKey(blamable(sample.frames)) === functionKey(line?.frame)
  const withDetail = own.find(isOfCallee) ?? members.find((sample) => isOfCallee(sample) && isThere(sample))
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
    captures: own.flatMap((sample) => sample.capture ?? []),
    spans: members.map(({ startMs, durationMs }) => ({ startMs, durationMs })),
  }
}

/** So many wrapped calls in a millisecond take most of it, however many stacks stand between two of them. */
const callsPerMs = 500

/** Several calls that take turns, none of which has half of the time: the one that came back most often speaks for all.
 *  @returns undefined where JavaScript had the time */
function calledMost(own: readonly Sample[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { capture } of own) {
    if (capture?.callee === undefined) continue
    counts.set(capture.callee, (counts.get(capture.callee) ?? 0) + (capture.calls ?? 0))
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total < callsPerMs * durationOf(own)) return undefined
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function toSharedPart(stall: StallRecord, requests: number): Part {
  return {
    stall,
    durationMs: stall.durationMs,
    culprit: undefined,
    callee: undefined,
    detail: `${requests} requests seen in one turn`,
    frames: [],
    isNative: false,
    confidence: 'likely',
    request: undefined,
    calls: 0,
    microtaskShare: undefined,
    captures: [],
    sharedBy: requests,
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
