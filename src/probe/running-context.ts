import { executionAsyncResource } from 'node:async_hooks'
import type { QueryRef, RawFrame, RequestRef } from '../model.ts'
import type { RunningTimer } from './timers.ts'

/** What the interrupted code belongs to, beside its stack. */
export interface RunningContext {
  request?: RequestRef
  /** Without a request: one may be behind it, but was not followed. */
  isUnfollowed?: boolean
  query?: QueryRef
  timer?: RunningTimer
  heapUsedBytes?: number
}

/** Reads it. To be called in a capture: nothing of it is kept up to date while the program runs. */
export function createContextReader(options: {
  request: (frames: readonly RawFrame[]) => RequestRef | undefined
  isFollowed: () => boolean
  query: (frames: readonly RawFrame[], resource: object) => QueryRef | undefined
  timer: (resource: object) => RunningTimer | undefined
  heapUsedBytes: () => number
}): (frames: readonly RawFrame[]) => RunningContext {
  return (frames) => {
    const context: RunningContext = { heapUsedBytes: options.heapUsedBytes() }
    const request = options.request(frames)
    if (request !== undefined) context.request = request
    else if (!options.isFollowed()) context.isUnfollowed = true
    try {
      // The callback's own: the socket's handle, the timer.
      const resource = executionAsyncResource()
      const timer = options.timer(resource)
      if (timer !== undefined) context.timer = timer
      const query = options.query(frames, resource)
      if (query !== undefined) context.query = query
    } catch {
      // An exotic client or timer (a throwing proxy): the stack is worth more.
    }
    return context
  }
}
