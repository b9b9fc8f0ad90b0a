import { openLanePool } from './lane-pool.ts'
import type { LoadRequest } from './load-request.ts'
import { startSchedule } from './schedule.ts'
import { weightedTurns } from './weighted-turns.ts'

/** Requests being offered, the canary's or the targets'. */
export interface Offer {
  /** Sends no more. */
  stop(): void
  inFlight(): number
  /** Stops, and drops what is in flight without an outcome. */
  close(): Promise<void>
}

interface OfferOptions {
  targets: readonly LoadRequest[]
  /** undefined: closed loop. */
  ratePerSecond?: number
  connections: number
  timeoutMs: number
  startMs: number
  endMs: number
  clock: () => number
  /** Called as a request is sent.
   *  @returns the row that the outcome is reported for
   */
  onSent: (target: number) => number
  onAnswered: (row: number, status: number) => void
  onLost: (row: number) => void
  onUnsent: (count: number) => void
}

/** Arrivals do not wait for each other: a stall of 3 s at 200 a second takes 600 connections. */
const maxLanesAtFixedRate = 1_000
/** Pause before a closed loop sends again after a lost request, so that a dead server is not hammered. */
const pauseAfterLossMs = 50

/** Offers the targets by weight, at a fixed rate or in a closed loop. */
export function offerTargets(options: OfferOptions): Offer & { mostOpen(): number } {
  const { targets, ratePerSecond, connections } = options
  const isClosedLoop = ratePerSecond === undefined
  const turn = weightedTurns(targets.map(({ weight }) => weight ?? 1))
  let isOver = false

  const sendNext = () => {
    if (!isOver && !lanes.send(turn())) options.onUnsent(1)
  }
  const lanes = openLanePool({
    ...options,
    requests: targets,
    maxLanes: isClosedLoop ? connections : Math.max(connections, maxLanesAtFixedRate),
    onAnswered: (row, status) => {
      options.onAnswered(row, status)
      // Not before this call has returned is the lane free again.
      if (isClosedLoop) queueMicrotask(sendNext)
    },
    onLost: (row) => {
      options.onLost(row)
      if (isClosedLoop) setTimeout(sendNext, pauseAfterLossMs)
    },
  })

  let stopSchedule = () => {}
  if (isClosedLoop) {
    for (let lane = 0; lane < connections; lane++) sendNext()
  } else {
    stopSchedule = startSchedule({
      ratePerSecond,
      firstAtMs: options.startMs,
      endMs: options.endMs,
      clock: options.clock,
      onDue: sendNext,
      onMissed: options.onUnsent,
    })
  }
  const stop = () => {
    isOver = true
    stopSchedule()
  }

  return {
    stop,
    inFlight: lanes.inFlight,
    mostOpen: lanes.mostOpen,
    close() {
      stop()
      return lanes.close()
    },
  }
}
