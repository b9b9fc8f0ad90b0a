import type { Frame, KindId } from '../model.ts'
import type { JudgedPart } from './blockers.ts'
import type { Part } from './culprit.ts'

/** What these do takes CPU time, and nothing else. */
const computing: ReadonlySet<KindId> = new Set([
  'json',
  'clone',
  'regexp',
  'row-parse',
  'js-cpu',
  'microtasks',
  'gc',
  'sync-zlib',
  'sync-crypto',
])
/** The language's own functions among the wrapped ones. */
const language = /^(?:Array|TypedArray|BigInt|String|TextDecoder|TextEncoder|Buffer)\./

/** True for something of the program that ran, or a call that it may have waited in. */
export function isCall({ culprit, isNative, callee }: Part): boolean {
  return culprit !== undefined && (!isNative || callee !== undefined)
}

/** True for what may have waited without using the CPU: for a disk, another program, another thread, an add-on.
 *  What of Node.js waits has a kind of its own, also where many short waits make the stall; its other calls, and the language's, compute. */
export function mayWait({ kind, callee, frames, sharedBy }: JudgedPart): boolean {
  if (computing.has(kind.id) || sharedBy !== undefined) return false
  // Seen in Node's own code alone: nobody called anything that waits.
  if (kind.id === 'unknown') return frames.length === 0
  return kind.id !== 'native' || !(isInBuiltIn(frames[0]) || language.test(callee ?? ''))
}

function isInBuiltIn(innermost: Frame | undefined): boolean {
  return innermost?.owner === 'node'
}
