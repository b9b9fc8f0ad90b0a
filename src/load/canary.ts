import { Agent, request as httpRequest } from 'node:http'
import type { Offer } from './offer-targets.ts'
import { startSchedule } from './schedule.ts'

interface CanaryOptions {
  url: string
  ratePerSecond: number
  firstAtMs: number
  endMs: number
  timeoutMs: number
  clock: () => number
  /** Called as the request is sent.
   *  @returns the row that the outcome is reported for
   */
  onSent: () => number
  onAnswered: (row: number, status: number) => void
  onLost: (row: number) => void
}

/** Starts the canary, the cheap request that feels the stalls, as an open loop of GETs: each is sent at its scheduled moment however many still wait, on a connection of its own if
 *  it must, as the requests of users who know nothing of each other would be.
 *
 *  A wait is counted from the moment of sending, not from the scheduled one. They differ only when this very process was
 *  late (timers by up to 1 ms, or a stall of its own), and that lateness is no fault of the server's. Nothing is lost by it:
 *  late requests are still sent, and LoadRecord.ownLongestMs bounds by how much a wait can be understated.
 */
export function startCanary(options: CanaryOptions): Offer {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  let inFlight = 0
  let isClosed = false

  const send = () => {
    inFlight++
    const row = options.onSent()
    const settle = (report: () => void) => {
      if (isClosed) return
      inFlight--
      report()
    }
    get({
      url: options.url,
      agent,
      timeoutMs: options.timeoutMs,
      onAnswered: (status) => settle(() => options.onAnswered(row, status)),
      onLost: () => settle(() => options.onLost(row)),
    })
  }
  const stop = startSchedule({ ...options, onDue: send })

  return {
    stop,
    inFlight: () => inFlight,
    async close() {
      stop()
      isClosed = true
      agent.destroy()
    },
  }
}

interface GetOptions {
  url: string
  agent: Agent
  timeoutMs: number
  onAnswered: (status: number) => void
  onLost: () => void
}

/** One GET with exactly one outcome. */
function get({ url, agent, timeoutMs, onAnswered, onLost }: GetOptions): void {
  let isSettled = false
  const settle = (report: () => void) => {
    if (isSettled) return
    isSettled = true
    clearTimeout(timer)
    report()
  }
  const attempt = (isRepeated: boolean) => {
    const request = httpRequest(url, { agent }, (response) => {
      response.resume()
      // 'end' comes before 'close' and only for a whole answer.
      response.once('end', () => settle(() => onAnswered(response.statusCode ?? 0)))
      response.once('close', () => settle(onLost))
      response.once('error', () => settle(onLost))
    })
    request.once('error', () => {
      // A server that wakes from a long stall closes its idle connections before it reads them. As node:http's documents
      // advise (request.reusedSocket), such a request is sent again; its wait still counts from the first sending.
      if (request.reusedSocket && !isRepeated && !isSettled) attempt(true)
      else settle(onLost)
    })
    request.end()
    current = request
  }
  let current: ReturnType<typeof httpRequest> | undefined
  const timer = setTimeout(() => {
    settle(onLost)
    current?.destroy()
  }, timeoutMs)
  attempt(false)
}
