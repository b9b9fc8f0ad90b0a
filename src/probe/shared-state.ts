/** What the main thread and the watchdog share without a message: a flag, some counters, and a ring of events. */
export interface SharedState {
  /** Int32 slots, see `slot`. */
  flags: Int32Array
  /** Float64 gauges, see `gauge`. */
  gauges: Float64Array
  /** The ring: `eventWidth` numbers an event. */
  events: Float64Array
  /** Requests that have arrived and not been answered, see in-flight.ts. */
  inFlight: Float64Array
}

export const slot = {
  /** 0: no stall. Else a ticket, new with every question of the watchdog: a wrapper that returns takes one stack a ticket. */
  ticket: 0,
  /** 1 once the watchdog polls. */
  isReady: 1,
  /** 1 when the program is about to exit. */
  isEnding: 2,
  /** 1 when the watchdog has written everything. */
  isFlushed: 3,
  /** Events ever written, as an unsigned 32-bit count. */
  head: 4,
  exitCode: 5,
  /** Beats when the stall began: once the histogram holds more, the loop has turned. */
  beatsAtStall: 6,
  stall: 7,
  /** 1: the watchdog wants requests to be followed again. */
  wantsWindow: 8,
} as const

export const gauge = { utilization: 0, heapUsedBytes: 1, startupMs: 2, captureMs: 3, captures: 4 } as const

/** An answered request: [kind, arrival in ms, answer in ms, id, route, status]; a collection: [kind, start in ms, end in ms, its kind, 0, 0]. */
const eventWidth = 6
export const eventKind = { request: 1, gc: 2 } as const
const eventCapacity = 16_384
/** As many requests in flight are told apart; beyond that the oldest give way. */
export const inFlightCapacity = 4096

export interface SharedBuffers {
  flags: SharedArrayBuffer
  gauges: SharedArrayBuffer
  events: SharedArrayBuffer
  inFlight: SharedArrayBuffer
}

export function createSharedBuffers(): SharedBuffers {
  return {
    flags: new SharedArrayBuffer(4 * 16),
    gauges: new SharedArrayBuffer(8 * 8),
    events: new SharedArrayBuffer(8 * eventWidth * eventCapacity),
    inFlight: new SharedArrayBuffer(8 * 2 * inFlightCapacity),
  }
}

export function openSharedState(buffers: SharedBuffers): SharedState {
  return {
    flags: new Int32Array(buffers.flags),
    gauges: new Float64Array(buffers.gauges),
    events: new Float64Array(buffers.events),
    inFlight: new Float64Array(buffers.inFlight),
  }
}

/** Writes one event; the oldest is overwritten when the watchdog is more than 16 384 events behind. Main thread only. */
export function writeEvent(
  state: SharedState,
  kind: number,
  startMs: number,
  endMs: number,
  a: number,
  b: number,
  c: number,
): void {
  const { flags, events } = state
  const head = flags[slot.head] ?? 0
  const at = ((head >>> 0) % eventCapacity) * eventWidth
  events[at] = kind
  events[at + 1] = startMs
  events[at + 2] = endMs
  events[at + 3] = a
  events[at + 4] = b
  events[at + 5] = c
  // Published after the numbers: the watchdog never reads a half-written event.
  Atomics.store(flags, slot.head, (head + 1) | 0)
}

type OnEvent = (kind: number, startMs: number, endMs: number, a: number, b: number, c: number) => void

/** Reads what came since the last call. Watchdog only.
 *  @returns how many events were overwritten before they were read
 */
export function createEventReader(state: SharedState): (onEvent: OnEvent) => number {
  let tail = 0
  return (onEvent) => {
    const { flags, events } = state
    const head = Atomics.load(flags, slot.head) >>> 0
    let waiting = (head - tail) >>> 0
    const lost = Math.max(0, waiting - eventCapacity)
    tail = (tail + lost) >>> 0
    waiting -= lost
    for (; waiting > 0; waiting--) {
      const at = (tail % eventCapacity) * eventWidth
      onEvent(
        events[at] ?? 0,
        events[at + 1] ?? 0,
        events[at + 2] ?? 0,
        events[at + 3] ?? 0,
        events[at + 4] ?? 0,
        events[at + 5] ?? 0,
      )
      tail = (tail + 1) >>> 0
    }
    return lost
  }
}
