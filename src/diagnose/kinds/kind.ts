import type { CaptureRecord, FixId, Frame, GcRecord, KindId, KindWords, Phase } from '../../model.ts'

/** What a kind is judged by: one culprit's part of a stall. */
export interface Evidence {
  /** As users write it; undefined when the time went by in JavaScript. */
  callee: string | undefined
  /** What the wrapped call said of itself. */
  detail?: string
  /** Innermost first, the synchronous part only. */
  frames: readonly Frame[]
  /** True when no JavaScript ran. */
  isNative: boolean
  /** Garbage was collected for half of the stall or more. */
  isCollecting: boolean
  /** Wrapped calls that came back in the stall. */
  calls: number
  /** Share of the interrupts that found a microtask run since the one before, 0–1; undefined with fewer than three. */
  microtaskShare: number | undefined
  /** Requests that shared the turn, none of them long; undefined where one culprit is to blame. */
  sharedBy?: number
}

/** One part of a blocker, for its words. */
export interface BlockedPart {
  durationMs: number
  callee: string | undefined
  /** What the wrapped call said of itself. */
  detail: string | undefined
  /** Wrapped calls of the callee that were seen to come back. */
  calls: number
  culprit: Frame | undefined
  /** Innermost first. */
  frames: readonly Frame[]
  /** In order of time. */
  captures: readonly CaptureRecord[]
  collections: Collections
}

/** The garbage collections inside one stall. */
export interface Collections {
  /** Sum inside the stall. */
  gcMs: number
  /** Longest first. */
  pauses: readonly GcRecord[]
  /** Of the JavaScript heap before and after the longest of them; undefined where nothing was seen. */
  heapBeforeBytes?: number
  heapAfterBytes?: number
  /** How long before the pause the first figure was taken, at most; undefined where it was taken in the same stall. */
  beforeAgeMs?: number
}

/** What a remedy is chosen by: the longest part of a blocker. */
export interface RemediedPart extends Pick<BlockedPart, 'callee' | 'frames'> {
  phase: Phase
}

/** One class of block. */
export interface Kind extends KindWords {
  id: KindId
  matches(evidence: Evidence): boolean
  /** What it was busy with, in one line.
   *  @param parts of one blocker, longest first; at least one
   *  A kind without it says what the wrapped call of the longest part said. */
  detail?(parts: readonly [BlockedPart, ...BlockedPart[]]): string | undefined
  /** Those of its fixes that fit this call, best first. A kind without it has all of them, in their order. */
  fixesFor?(part: RemediedPart): readonly FixId[]
}

/** The name of a synchronous call that has a twin: `fs.readFileSync`. */
export function isSync(callee: string | undefined): boolean {
  return callee?.endsWith('Sync') === true
}

export function calleeStartsWith(evidence: Evidence, ...prefixes: string[]): boolean {
  return prefixes.some((prefix) => evidence.callee?.startsWith(prefix) === true)
}

/** The frames that ran inside the innermost frame of the user or a library: Node's own. */
export function innerNodeFrames(evidence: Pick<Evidence, 'frames'>): readonly Frame[] {
  const end = evidence.frames.findIndex((frame) => frame.owner !== 'node')
  return end < 0 ? evidence.frames : evidence.frames.slice(0, end)
}

/** The package of the innermost library frame that lies inside the user's innermost frame; '' when there is none. */
export function libraryInside(evidence: Pick<Evidence, 'frames'>): string {
  return librariesInside(evidence)[0] ?? ''
}

/** The packages of all library frames inside the user's innermost frame, innermost first: a parser has its own helpers. */
export function librariesInside({ frames }: Pick<Evidence, 'frames'>): string[] {
  const end = frames.findIndex((frame) => frame.owner === 'user')
  return (end < 0 ? frames : frames.slice(0, end))
    .filter((frame) => frame.owner === 'library')
    .map((frame) => (frame.package ?? '').replace(/(.)@.*$/, '$1'))
}

/** True where the innermost frame was compiled from another language. */
export function isInWebAssembly({ frames }: Pick<Evidence, 'frames'>): boolean {
  return frames[0]?.file.startsWith('wasm:') === true
}
