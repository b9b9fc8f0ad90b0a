import type { StallRecord } from '../model.ts'
import { blame, type JudgedPart } from './blockers.ts'
import { isCollecting } from './collections.ts'
import { isCall, mayWait } from './may-wait.ts'

/** What a stall showed that others are like. Of a million stalls nearly all are like some thousand others: what is the same for all
 *  of them is judged once. */
export interface StallPattern {
  /** It had no collections. */
  isQuiet: boolean
  /** Its longest part, as it was judged itself. */
  seen: LikePart
  /** The same in a stall that has collections, or lacks those of the one that was seen; undefined until there is one. */
  running?: LikePart
  /** The same in a stall that is the collector's; undefined until there is one. */
  collecting?: LikePart
}

/** A part that many stalls have, but for what is a stall's own: its length, request and collections. What is asked for each of a
 *  million stands beside the part: to look it up all over the memory would take most of the time. */
export interface LikePart {
  part: JudgedPart
  /** No stall has collections of its own to tell of. */
  isSame: boolean
  isOfRequest: boolean
  isCall: boolean
  mayWait: boolean
  /** Index of the sum that it counts in; -1 until it first did. */
  sum: number
  /** The sum knows all that a stall up to this length can tell. */
  toldMs: number
}

/** @param part its spans and most of its captures are left out: many are kept, and of the captures the query alone is asked for */
export function patternOf({ spans: _, ...part }: JudgedPart): StallPattern {
  const captures = part.captures.filter((capture) => capture.query !== undefined).slice(0, 1)
  return {
    isQuiet: part.collections.gcMs === 0,
    seen: likePart({ ...part, captures }, { isSame: true, isCall: isCall(part) }),
  }
}

/** The part that a stall of a pattern has. Of the stall it depends on the collections alone, which may change the kind.
 *  @param gcMs garbage collection inside the stall */
export function partLike(pattern: StallPattern, stall: StallRecord, gcMs: number): LikePart {
  if (gcMs === 0 && pattern.isQuiet) return pattern.seen
  if (isCollecting(stall, gcMs)) {
    pattern.collecting ??= judgedAgain(pattern.seen, true)
    return pattern.collecting
  }
  pattern.running ??= judgedAgain(pattern.seen, false)
  return pattern.running
}

function judgedAgain({ part, isCall }: LikePart, isCollecting: boolean): LikePart {
  return likePart({ ...part, ...blame(part, isCollecting) }, { isSame: false, isCall })
}

function likePart(part: JudgedPart, is: Pick<LikePart, 'isSame' | 'isCall'>): LikePart {
  return {
    part,
    isSame: is.isSame,
    isOfRequest: part.request !== undefined,
    isCall: is.isCall,
    mayWait: mayWait(part),
    sum: -1,
    toldMs: Number.NEGATIVE_INFINITY,
  }
}
