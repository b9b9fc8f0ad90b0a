import { inFlightCapacity as capacity, type SharedState } from './shared-state.ts'

/** Requests that have arrived and not been answered, in memory that the watchdog reads when it needs them: a request that
 *  is answered while nothing stalls costs it nothing. Two numbers a place: id (0: free) and arrival in ms. */
export interface InFlight {
  /** Main thread. */
  enter(id: number, nowMs: number): void
  /** Main thread. */
  leave(id: number): void
  /** Watchdog.
   *  @returns oldest first */
  list(): { id: number; startMs: number }[]
}

/** A request whose client hung up is never answered: its place goes to the one that comes 4 096 requests later. */
export function openInFlight({ inFlight }: Pick<SharedState, 'inFlight'>): InFlight {
  const placeOf = (id: number) => (id % capacity) * 2
  return {
    enter(id, nowMs) {
      const at = placeOf(id)
      inFlight[at] = id
      inFlight[at + 1] = nowMs
    },
    leave(id) {
      const at = placeOf(id)
      if (inFlight[at] === id) inFlight[at] = 0
    },
    list() {
      const found: { id: number; startMs: number }[] = []
      for (let at = 0; at < inFlight.length; at += 2) {
        const id = inFlight[at] ?? 0
        if (id !== 0) found.push({ id, startMs: inFlight[at + 1] ?? 0 })
      }
      return found.sort((a, b) => a.id - b.id)
    },
  }
}
