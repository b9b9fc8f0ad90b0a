import { executionAsyncId } from 'node:async_hooks'
import type { Histogram } from 'node:perf_hooks'
import type { RawFrame } from '../model.ts'
import { captureStack } from './capture.ts'
import type { CaptureReply, ProbeMessage } from './messages.ts'
import type { RunningContext } from './running-context.ts'
import { gauge, type SharedState, slot } from './shared-state.ts'
import { wrapperFile } from './wrap.ts'

/** The evaluated expression's own frame. */
const evaluateFrames = 1
/** Between V8's answer to a question and the wrapper that runs on lies only the answer's way to the watchdog, ms. */
const answerMs = 5
/** Stacks of nested calls looked at for one question: Node.js may make thousands inside one of the program's. */
const maxNested = 8
/** Where Node runs the nextTick queue: the outermost frame of its callbacks. */
const tickQueueFile = 'node:internal/process/task_queues'

/** Says something of a call's arguments for the report: size, file, program; no value of the user's data. */
export type Describe = (args: readonly unknown[], result: unknown, self: unknown) => string | undefined

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
    self: unknown
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
  /** What the code of this stack belongs to. */
  contextOf: (frames: readonly RawFrame[]) => RunningContext
  send: (message: ProbeMessage) => void
  /** Called with every stack. */
  onFrames: (frames: readonly RawFrame[]) => void
}): StallCapture {
  const { flags, gauges } = options.state
  let lastTicket = 0
  /** Of each wrapped function, since the stack before. */
  const calls = new Map<string, number>()
  let nested = 0
  let answered = { ticket: 0, fromMs: 0, untilMs: 0 }
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
    const reply: CaptureReply = { stall: flags[slot.stall] ?? 0, atMs, frames, ...options.contextOf(frames) }
    options.onFrames(frames)
    if (watchMicrotasks(frames)) reply.ranMicrotask = true
    countCost(atMs)
    answered = { ticket: flags[slot.ticket] ?? 0, fromMs: atMs, untilMs: options.clock() }
    return reply
  }

  /** A question that was open during the call is answered on its way out, before the wrapper runs on: that took its own time. */
  function returnedAtMs(ticket: number): number {
    const nowMs = options.clock()
    return answered.ticket === ticket && nowMs - answered.untilMs < answerMs ? answered.fromMs : nowMs
  }

  return {
    onInterrupt,
    afterCall({ callee, below, describe, self, args, result, ticketBefore }) {
      const stall = flags[slot.stall] ?? 0
      if (stall !== countedIn) calls.clear()
      countedIn = stall
      calls.set(callee, (calls.get(callee) ?? 0) + 1)
      const ticket = flags[slot.ticket] ?? 0
      if (ticket === lastTicket) return
      if (!isStillStalled()) {
        lastTicket = ticket
        return
      }
      const startedMs = options.clock()
      const atMs = returnedAtMs(ticket)
      const frames = captureStack(below)
      if (isNested(frames) && nested++ < maxNested) return
      nested = 0
      lastTicket = ticket
      const callsSince = calls.get(callee) ?? 1
      calls.clear()
      const message: ProbeMessage = {
        type: 'return',
        stall,
        atMs,
        callee,
        calls: callsSince,
        frames,
        ...options.contextOf(frames),
      }
      options.onFrames(message.frames)
      if (ticketBefore === ticket) message.isLater = true
      const detail = describeSafely(describe, args, result, self)
      if (detail !== undefined) message.detail = detail
      options.send(message)
      countCost(startedMs)
    },
  }
}

/** Node.js itself called, inside another wrapped call of the program: pbkdf2Sync uses Buffer.from. The outer one is to blame, and returns soon. */
function isNested(frames: readonly RawFrame[]): boolean {
  const caller = frames.findIndex((frame) => !frame.file.startsWith('node:'))
  return caller > 0 && frames[caller]?.file === wrapperFile
}

function describeSafely(describe: Describe | undefined, ...call: Parameters<Describe>): string | undefined {
  try {
    return describe?.(...call)
  } catch {
    // An argument with a throwing getter: the stack is worth more than the words.
    return undefined
  }
}
