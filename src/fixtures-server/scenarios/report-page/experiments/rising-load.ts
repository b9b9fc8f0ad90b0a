import { setTimeout as delay } from 'node:timers/promises'
import { percentile } from '../../measuring/percentile.ts'
import { signToken } from '../auth/token.ts'
import { Browser, type PageLoad } from './browser.ts'
import { startProcessorClock } from './processors.ts'

/** What came of some users who load the page again and again. */
export interface LoadLevel {
  users: number
  /** Complete ones. */
  pages: number

  pagesPerSecond: number
  medianMs: number
  p99Ms: number
  /** Answers that were not 200. */
  failures: number
  /** Of all processors of this machine, 0–1. */
  busyShare: number
}

export interface LevelOptions {
  origin: string
  paths: readonly string[]
  users: number
  durationMs: number
  signal: AbortSignal
}

/** Has users load the page, each the next as soon as one is complete. Pages that are under way when the time is over
 *  are waited for and counted, with the time that they took.
 *  @throws what node:http throws when the server does not answer at all; what the signal was aborted with
 */
export async function loadFor({ origin, paths, users, durationMs, signal }: LevelOptions): Promise<LoadLevel> {
  const pages: PageLoad[] = []
  const readBusyShare = startProcessorClock()
  const startMs = performance.now()

  async function read(user: number): Promise<void> {
    const browser = new Browser({ origin, token: signToken({ user: `user ${user}` }) })
    try {
      while (performance.now() - startMs < durationMs) {
        signal.throwIfAborted()
        pages.push(await browser.loadPage(paths))
      }
    } finally {
      browser.close()
    }
  }

  await Promise.all(Array.from({ length: users }, (_, user) => read(user)))
  const tookMs = performance.now() - startMs
  const busyShare = readBusyShare()
  // What the server still closes belongs to this level, not to the next.
  await delay(50)
  const durations = pages.map((page) => page.durationMs)
  return {
    users,
    pages: pages.length,
    pagesPerSecond: pages.length / (tookMs / 1_000),
    medianMs: percentile(durations, 0.5),
    p99Ms: percentile(durations, 0.99),
    failures: pages.flatMap(({ answers }) => answers).filter(({ status }) => status !== 200).length,
    busyShare,
  }
}
