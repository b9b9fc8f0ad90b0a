/** What a recording is made of. */
export interface ScaleCase {
  id: string
  title: string
  hours: number
  stalls: number
  /** Shortest and longest stall, ms. Most are near the shortest. */
  stallMs: readonly [number, number]
  blockers: number
  routes: number
  /** Requests that our own load sends, all of which the client sees; 0: nobody sends. */
  requestsPerSecond: number
  /** Requests per second that the server says it answered, whoever sent them. */
  servedPerSecond: number
  /** What its report is to take at most, where it is less than others may. */
  targetMs?: number
}

export const cases: readonly ScaleCase[] = [
  {
    id: 'hour-of-load',
    title: 'one hour at 10 000 requests/s of our own load, 400 stalls',
    hours: 1,
    stalls: 400,
    stallMs: [25, 2_000],
    blockers: 8,
    routes: 10,
    requestsPerSecond: 10_000,
    servedPerSecond: 10_000,
  },
  {
    // One loop cannot stall a million times in an hour: at 20 ms each that is 5.6 hours of stalls alone.
    id: 'million-stalls',
    title: 'a million stalls in ten hours',
    hours: 10,
    stalls: 1_000_000,
    stallMs: [20, 60],
    blockers: 40,
    routes: 20,
    requestsPerSecond: 0,
    servedPerSecond: 100,
  },
  {
    id: 'million-stalls-500-blockers',
    title: 'a million stalls of 500 blockers in ten hours',
    hours: 10,
    stalls: 1_000_000,
    stallMs: [20, 60],
    blockers: 500,
    routes: 50,
    requestsPerSecond: 0,
    servedPerSecond: 100,
    targetMs: 5_000,
  },
  {
    id: 'many-blockers',
    title: '500 blockers, 100 000 stalls in one hour, 500 requests/s of our own load',
    hours: 1,
    stalls: 100_000,
    stallMs: [20, 60],
    blockers: 500,
    routes: 50,
    requestsPerSecond: 500,
    servedPerSecond: 500,
  },
  {
    id: 'many-routes',
    title: '1 000 routes in every second of one hour at 10 000 requests/s, 20 000 stalls',
    hours: 1,
    stalls: 20_000,
    stallMs: [20, 200],
    blockers: 60,
    routes: 1_000,
    requestsPerSecond: 0,
    servedPerSecond: 10_000,
  },
]
