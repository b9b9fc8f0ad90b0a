import { AsyncLocalStorage } from 'node:async_hooks'
import type { RawFrame } from '../model.ts'
import type { LiveRequest } from './requests.ts'
import { type SharedState, slot } from './shared-state.ts'

/** How requests are followed through asynchronous code.
 *
 *  - always: every one.
 *  - learn: in windows, for as long as it takes to learn which stacks belong to which route. */
export type Following = 'always' | 'learn'

/** Knows which request the running code belongs to. */
export interface RequestContext {
  /** A request begins in the running code. */
  enter(request: LiveRequest, nowMs: number): void
  /** @param frames of the running code, innermost first: between windows they tell whether it still is what a request began with */
  current(frames?: readonly RawFrame[]): LiveRequest | undefined
  /** The last that began, answered or not. */
  latest(): LiveRequest | undefined
  /** Runs in the context of a request, or of none. */
  run<T>(request: LiveRequest | undefined, body: () => T): T
  /** False when code without a request may belong to one that was not followed. */
  isComplete(nowMs: number): boolean
}

/** A window is open for at least so many requests, and so long. */
const windowRequests = 2000
const firstWindowMs = 3000
/** Every further one is longer: what the ones before did not teach is rare, or belongs to no request at all. */
const windowGrowth = 3
const longestWindowMs = 120_000
/** After this most requests that began between windows are over. */
const settledMs = 3000
/** Where Node.js hands a request to its server: everything that runs below is that request's. */
const httpServerFile = 'node:_http_server'

/** On Node.js 20 and 22 an AsyncLocalStorage in use costs a hook on every promise, 6–10 % of a near-empty handler; switched off it
 *  costs nothing. The watchdog asks for another window when it sees a stall whose stack it has not learnt (learnt-stacks.ts). */
export function createRequestContext(state: SharedState, following: Following): RequestContext {
  const { flags } = state
  const storage = new AsyncLocalStorage<LiveRequest | undefined>()
  let latest: LiveRequest | undefined
  let isOpen = true
  let isFirst = true
  let windowMs = firstWindowMs
  let openedMs = 0
  let count = 0

  function close(): void {
    isOpen = false
    isFirst = false
    windowMs = Math.min(longestWindowMs, windowMs * windowGrowth)
    flags[slot.wantsWindow] = 0
    storage.disable()
  }

  function open(nowMs: number): void {
    isOpen = true
    openedMs = nowMs
    count = 0
  }

  /** Between windows only what runs synchronously from a request's arrival is known to be its own. */
  function beginning(frames: readonly RawFrame[] | undefined): LiveRequest | undefined {
    const outermost = frames?.findLast((frame) => frame.isAsync !== true && frame.file === httpServerFile)
    return outermost === undefined ? undefined : latest
  }

  return {
    isComplete: (nowMs) => isOpen && (isFirst || nowMs - openedMs > settledMs),
    latest: () => latest,
    current: (frames) => (isOpen ? storage.getStore() : beginning(frames)),
    run: (request, body) => (isOpen ? storage.run(request, body) : body()),
    enter(request, nowMs) {
      latest = request
      if (!isOpen) {
        if (flags[slot.wantsWindow] === 0) return
        open(nowMs)
      }
      storage.enterWith(request)
      if (following === 'always') return
      if (openedMs === 0) openedMs = nowMs
      if (++count >= windowRequests && nowMs - openedMs >= windowMs) close()
    },
  }
}

/** Whether following every request costs next to nothing: where AsyncLocalStorage rests on V8's own async context.
 *  Node.js 24 and later, unless told otherwise; 22 with a flag. https://nodejs.org/api/cli.html#--experimental-async-context-frame */
export function followingOf(
  node: string,
  nodeArguments: readonly string[],
  nodeOptions: string | undefined,
): Following {
  const has = (flag: string) => nodeArguments.includes(flag) || nodeOptions?.split(/\s+/).includes(flag) === true
  const major = Number(/^v(\d+)/.exec(node)?.[1] ?? 0)
  if (major >= 24) return has('--no-async-context-frame') ? 'learn' : 'always'
  return has('--experimental-async-context-frame') ? 'always' : 'learn'
}
