import { tmpdir } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { LoadRecord } from '../model.ts'
import { startCanary } from './canary.ts'
import { type LoadRequest, toLoadTarget } from './load-request.ts'
import { requireLoopback } from './loopback.ts'
import { type Offer, offerTargets } from './offer-targets.ts'
import { watchOwnLoop } from './own-loop.ts'
import { createRequestLog } from './request-log.ts'
import type { RowStore } from './row-store.ts'
import { createStopRules, type EarlyStop } from './stop-rules.ts'

export interface LoadOptions {
  /** May be empty when there is a canary. */
  targets: readonly LoadRequest[]
  canary?: { url: string; ratePerSecond: number }
  /** Offered over all targets together, split by weight. undefined: a closed loop, which sends a connection's next request
   *  when the last one is answered, and so offers less while the server stalls. */
  ratePerSecond?: number
  /** Closed loop: requests that are always in flight. Fixed rate: no limit below 1 000, for connections are opened when an
   *  arrival finds none free. */
  connections: number
  durationMs: number
  /** After this a request counts as an error. */
  timeoutMs: number
  /** ms on the machine's monotonic clock, from the recording's start. */
  clock: () => number
  /** Ends the load at once; what was measured is kept. */
  signal?: AbortSignal
  /** 0–1: end the load when a greater share of the targets' answers (20 or more) is not 2xx. undefined: never. */
  stopOnNotOkShare?: number
  /** Lets other machines be loaded. */
  allowRemote?: boolean
  /** Where requests are noted that are too many for the memory; undefined: the system's folder for temporary files. */
  spoolFolder?: string
}

export interface LoadResult {
  /** The counts are of the targets; the canary's requests are in `rows` only. `endMs` is when the last request could be sent:
   *  answers that came later are counted. `connections` is the most that the targets had open at once.
   *  sent − answered − errors were still waiting when the load was over. */
  load: LoadRecord
  /** Every request, in the order of sending; to be closed. */
  rows: RowStore
  /** undefined when it ran its time. */
  stoppedBecause?: EarlyStop
}

/** Longest wait for the last answers. A stall at the very end shall be felt; a hung server shall not hold up the run. */
const maxDrainMs = 5_000

/** Offers load to a server and notes every request.
 *  @throws LoopcheckError 'not-loopback'
 */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { targets, canary, clock } = options
  const urls = [...targets.map(({ url }) => url), ...(canary ? [canary.url] : [])]
  if (!options.allowRemote) urls.forEach(requireLoopback)

  const log = createRequestLog({
    clock,
    canaryTarget: targets.length,
    spoolFolder: options.spoolFolder ?? tmpdir(),
  })
  const ownLongestMs = await watchOwnLoop()
  const early = new AbortController()
  const rules = createStopRules({ notOkShare: options.stopOnNotOkShare, onStop: (why) => early.abort(why) })
  const onAbort = () => early.abort({ reason: 'aborted', text: 'the load was interrupted' } satisfies EarlyStop)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  if (options.signal?.aborted) onAbort()

  const startMs = clock()
  const shared = { ...options, startMs, endMs: startMs + options.durationMs }
  const lostAt = (url: string) => (row: number) => {
    log.lost(row)
    rules.lost(url)
  }
  const offered = targets[0] && {
    ...shared,
    onSent: log.sent,
    onAnswered: (row: number, status: number) => {
      log.answered(row, status)
      rules.answered(status)
    },
    onLost: lostAt(targets[0].url),
    onUnsent: log.unsent,
  }
  const load = offered && offerTargets(offered)
  const canaryOffer =
    canary &&
    startCanary({
      ...shared,
      ...canary,
      // Half a beat off, so that it does not always arrive together with the load's own requests.
      firstAtMs: startMs + 500 / canary.ratePerSecond,
      onSent: () => log.sent(targets.length),
      onAnswered: log.answered,
      onLost: lostAt(canary.url),
    })
  const offers: Offer[] = [load, canaryOffer].filter((offer) => offer !== undefined)

  await pause(shared.endMs - clock(), early.signal)
  for (const offer of offers) offer.stop()
  const offeredUntilMs = clock()
  const drainedByMs = offeredUntilMs + Math.min(options.timeoutMs, maxDrainMs)
  while (!early.signal.aborted && offers.some((offer) => offer.inFlight() > 0) && clock() < drainedByMs) {
    await pause(5, early.signal)
  }
  rules.close()
  options.signal?.removeEventListener('abort', onAbort)
  const longestMs = ownLongestMs()
  await Promise.all(offers.map((offer) => offer.close()))

  const { unsent, ...counts } = log.counts()
  const stoppedBecause = early.signal.reason as EarlyStop | undefined
  return {
    load: {
      type: 'load',
      startMs,
      endMs: offeredUntilMs,
      targets: [
        ...targets.map((target) => toLoadTarget(target, 'load')),
        ...(canary ? [toLoadTarget(canary, 'canary')] : []),
      ],
      ...(options.ratePerSecond === undefined ? {} : { ratePerSecond: options.ratePerSecond }),
      connections: load?.mostOpen() ?? 0,
      ...counts,
      ...(unsent > 0 ? { unsent } : {}),
      ownLongestMs: longestMs,
    },
    rows: log.rows,
    ...(stoppedBecause ? { stoppedBecause } : {}),
  }
}

/** Waits, or less when the signal says so. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(Math.max(0, ms), undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
