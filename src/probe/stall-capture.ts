import { executionAsyncId } from 'node:async_hooks'
import type { Histogram } from 'node:perf_hooks'
import type { RawFrame, RequestRef } from '../model.ts'
import { captureStack } from './capture.ts'
import type { CaptureReply, ProbeMessage } from './messages.ts'
import { gauge, type SharedState, slot } from './shared-state.ts'

/** The evaluated expression's own frame. */
const evaluateFrames = 1
/** Where Node runs the nextTick queue: the outermost frame of its callbacks. */
const tickQueueFile = 'node:internal/process/task_queues'

/** Says something of a call's arguments for the report: size, file, program; no value of the user's data. */
export type Describe = (args: readonly unknown[], result: unknown) => string | undefined

/** The main thread's side of a stall: it takes the stacks. */
export interface StallCapture {
  /** Runs inside the stalled stack, by the watchdog's Runtime.evaluate.
   *  @returns undefined when the loop has turned since the stall began */
  onInterrupt(): CaptureReply | undefined
  /** A wrapped call came back while the flag was up. */
  afterCall(call: {
    callee: string
    below: (...args: never[]) => unknown
    describe: Describe | undefined
    args: readonly unknown[]
    result: unknown
    /** The flag when the call began; 0: no stall was known yet. */
    ticketBefore: number
  }): void
}

export function createStallCapture(options: {
  state: SharedState
  heartbeat: Histogram
  clock: () => number
  currentRequest: () => RequestRef | undefined
  send: (message: ProbeMessage) => void
}): StallCapture {
  const { flags, gauges } = options.state
  let lastTicket = 0
  let calls = 0
  let countedIn = 0

  /** The flag comes down up to a poll late: the count of beats tells at once that the loop has turned. */
  function isStillStalled(): boolean {
    return flags[slot.ticket] !== 0 && (options.heartbeat.count | 0) === flags[slot.beatsAtStall]
  }

  let queuedIn = 0
  let hasRun = false
  let tickId = 0
  let tickIn = 0

  /** @returns true when the nextTick queue has gone on to another callback since the capture before. Nothing is put in that queue
   *  to find out: it may just be changing. */
  function watchTicks(stall: number, frames: readonly RawFrame[]): boolean {
    const synchronous = frames.filter((frame) => frame.isAsync !== true)
    const isTick = synchronous.at(-1)?.file === tickQueueFile
    const isSameStall = tickIn === stall
    const idBefore = tickId
    tickIn = isTick ? stall : 0
    tickId = executionAsyncId()
    // With nothing but the queue's own frames, one callback is done and the next has not begun.
    return isTick && isSameStall && (tickId !== idBefore || synchronous.length === 1)
  }

  /** @returns true when a microtask queued by the capture before, in the same stall, has run since, or another nextTick callback:
   *  the turn is made of them */
  function watchMicrotasks(frames: readonly RawFrame[]): boolean {
    const stall = flags[slot.stall] ?? 0
    const hasTicked = watchTicks(stall, frames)
    const ran = queuedIn === stall && (hasRun || hasTicked)
    if (queuedIn !== stall || hasRun) {
      queuedIn = stall
      hasRun = false
      queueMicrotask(() => {
        hasRun = true
      })
    }
    return ran
  }

  function countCost(startedMs: number): void {
    gauges[gauge.captureMs] = (gauges[gauge.captureMs] ?? 0) + options.clock() - startedMs
    gauges[gauge.captures] = (gauges[gauge.captures] ?? 0) + 1
  }

  function onInterrupt(): CaptureReply | undefined {
    if (!isStillStalled()) return undefined
    const atMs = options.clock()
    const frames = captureStack(onInterrupt).slice(evaluateFrames)
    const reply: CaptureReply = { stall: flags[slot.stall] ?? 0, atMs, frames }
    if (watchMicrotasks(frames)) reply.ranMicrotask = true
    const request = options.currentRequest()
    if (request !== undefined) reply.request = request
    countCost(atMs)
    return reply
  }

  return {
    onInterrupt,
    afterCall({ callee, below, describe, args, result, ticketBefore }) {
      const stall = flags[slot.stall] ?? 0
      if (stall !== countedIn) calls = 0
      countedIn = stall
      calls++
      const ticket = flags[slot.ticket] ?? 0
      if (ticket === lastTicket) return
      lastTicket = ticket
      const callsSince = calls
      calls = 0
      if (!isStillStalled()) return
      const atMs = options.clock()
      const message: ProbeMessage = {
        type: 'return',
        stall,
        atMs,
        callee,
        calls: callsSince,
        frames: captureStack(below),
      }
      if (ticketBefore === ticket) message.isLater = true
      const detail = describe?.(args, result)
      if (detail !== undefined) message.detail = detail
      const request = options.currentRequest()
      if (request !== undefined) message.request = request
      options.send(message)
      countCost(atMs)
    },
  }
}
