import type { KindId } from '../model.ts'
import type { JudgedPart } from './blockers.ts'

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

/** True for a native call that may have waited without using the CPU: for a disk, another program, another thread, an add-on.
 *  What of Node.js waits has a kind of its own; its other calls, and the language's, compute. */
export function mayWait({ kind, callee, frames, isNative }: JudgedPart): boolean {
  if (!isNative || computing.has(kind.id)) return false
  return kind.id !== 'native' || !(frames[0]?.owner === 'node' || language.test(callee ?? ''))
}
