import autocannon from 'autocannon'
import type { LoadRequest } from './load-request.ts'

/** One keep-alive connection of autocannon that sends when it is told to. */
export interface Lane {
  /** Writes the request; only while the lane is free.
   *  @param row what the outcome is reported for
   */
  send(request: LoadRequest, row: number): void
  close(): void
  /** Settles when autocannon has let go of its timers and socket. */
  closed: Promise<unknown>
}

interface LaneEvents {
  /** The whole answer is here. */
  onAnswered: (row: number, status: number) => void
  /** No answer will come: connection refused, reset or closed, or the time is over. The lane is closed.
   *  @param unread the request, when the server closed a kept connection before reading it and it may be sent again
   */
  onLost: (row: number, unread?: LoadRequest) => void
  /** The lane can send again. */
  onFree: () => void
  /** The connection ended while nothing was in flight, or at our own wish. Not called after onLost. */
  onClosed: () => void
}

/** autocannon's client, with the method by which it sends its next request. */
interface Client extends autocannon.Client {
  _doRequest(): void
  destroy(): void
}

interface AnswerHeaders {
  statusCode: number
  shouldKeepAlive: boolean
}

/** Opens a lane. Its first request is given at once: autocannon builds requests when it starts.
 *
 *  autocannon asks `_doRequest` for the next request as soon as the last one is answered, and its own rate limit sends every
 *  connection's share in a burst at the start of each second, all connections in phase (lib/httpClient.js of 9.0.0). Both
 *  would lock the arrivals to the stalls that are to be measured. So each connection is an instance of its own, its
 *  `_doRequest` only reports that the connection is free, and the schedule calls the original.
 *  @param timeoutMs longest wait for an answer
 */
export function openLane(options: { first: LoadRequest; timeoutMs: number } & LaneEvents): Lane {
  let client: Client | undefined
  let writeRequest = () => {}
  let state: 'opening' | 'free' | 'in flight' | 'answered' | 'closed' = 'opening'
  let lastRequest = options.first
  let lastRow = -1
  let isLast = false
  let isReused = false
  let hasAnswerBegun = false
  let timer: NodeJS.Timeout | undefined

  const end = () => {
    state = 'closed'
    clearTimeout(timer)
    client?.destroy()
  }

  // autocannon asks for a request: after an answer, and after it had to connect again.
  const onAsked = () => {
    if (state === 'answered' && !isLast) {
      state = 'free'
      options.onFree()
    } else if (state === 'in flight') {
      end()
      const isUnread = isReused && !hasAnswerBegun && isIdempotent(lastRequest)
      options.onLost(lastRow, isUnread ? lastRequest : undefined)
    } else if (state === 'free' || state === 'answered') {
      end()
      options.onClosed()
    }
  }

  const onAnswered = (status: number) => {
    if (state !== 'in flight') return
    state = 'answered'
    isReused = true
    clearTimeout(timer)
    options.onAnswered(lastRow, status)
  }

  const setupClient = (opened: autocannon.Client) => {
    client = opened as Client
    writeRequest = client._doRequest.bind(client)
    client._doRequest = onAsked
    client.on('headers', (headers) => {
      const { statusCode, shouldKeepAlive } = headers as unknown as AnswerHeaders
      hasAnswerBegun = true
      // A server that is about to close the connection would lose the next request.
      isLast ||= !shouldKeepAlive
      // autocannon's parser waits for the body that an answer to HEAD announces but never has.
      if (lastRequest.method === 'HEAD' && statusCode >= 200) {
        isLast = true
        onAnswered(statusCode)
        onAsked()
      }
    })
    client.on('response', onAnswered)
  }

  const instance = autocannon({
    url: new URL(options.first.url).origin,
    requests: [toAutocannon(options.first)],
    connections: 1,
    duration: neverS,
    // Its own would also end idle connections, and sets negative timers, of which Node warns from version 21 on.
    timeout: neverS,
    // How often a closed instance looks whether it may let go of its timers.
    sampleInt: 250,
    setupClient,
    skipAggregateResult: true,
    histograms: { latencies: noHistogram, requests: noHistogram, throughput: noHistogram },
  } as autocannon.Options)
  state = 'free'

  return {
    send(request, row) {
      if (request !== lastRequest) client?.setRequests([toAutocannon(request)])
      lastRequest = request
      lastRow = row
      hasAnswerBegun = false
      state = 'in flight'
      timer = setTimeout(() => {
        end()
        options.onLost(row)
      }, options.timeoutMs)
      writeRequest()
    },
    close() {
      if (state === 'closed') return
      end()
      options.onClosed()
    },
    closed: Promise.resolve(instance),
  }
}

/** Near setTimeout's limit of 2³¹ ms: lanes are ended from here. */
const neverS = 2_000_000

// Every request is measured on its own. autocannon's three histograms take 2.4 MB and 2.6 ms for each lane: opening spare
// lanes during a stall would stall us. `__custom` keeps autocannon from encoding them (lib/histUtil.js).
const noHistogram = { __custom: true, recordValue() {}, recordValueWithExpectedInterval() {}, reset() {}, destroy() {} }

/** Whether sending twice does no more than sending once (RFC 9110, 9.2.2). */
function isIdempotent({ method }: LoadRequest): boolean {
  return method !== 'POST' && method !== 'PATCH'
}

function toAutocannon({ url, method, headers, body }: LoadRequest): autocannon.Request {
  const { pathname, search } = new URL(url)
  return {
    method: method ?? 'GET',
    path: `${pathname}${search}`,
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  }
}
