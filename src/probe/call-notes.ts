import { captureStack } from './capture.ts'
import type { ProbeMessage } from './messages.ts'
import { isProbablyOwn } from './own-frame.ts'
import type { LiveRequest, Requests } from './requests.ts'
import { methodAndPath } from './route-index.ts'

/** Stacks of outgoing calls kept for one method and path: with code of the program's own on them, and without. */
const callsPerPath = 6
const maxPaths = 200

/** A request that hands something to others to work on. */
export interface CallOut {
  request: LiveRequest
  /** Host and port, or what else it was handed to. */
  to: () => string
  /** The probe's function on the stack, below which the program's own frames are. */
  below: (...args: never[]) => unknown
}

/** Notes where requests call out, the first few times for each path.
 *  @returns the note's taker, for all that watch ways out */
export function createCallNotes(options: {
  requests: Requests
  clock: () => number
  send: (message: ProbeMessage) => void
}): (call: CallOut) => void {
  const { requests, clock, send } = options
  const seen = new Map<string, { own: number; other: number }>()
  return ({ request, to, below }) => {
    const key = methodAndPath(request)
    const count = seen.get(key) ?? { own: 0, other: 0 }
    if (count.own >= callsPerPath || (!seen.has(key) && seen.size >= maxPaths)) return
    const frames = captureStack(below)
    const side = frames.some(isProbablyOwn) ? 'own' : 'other'
    seen.set(key, count)
    if (count[side]++ >= callsPerPath) return
    send({ type: 'call', atMs: clock(), to: to(), frames, request: requests.describe(request) })
  }
}
