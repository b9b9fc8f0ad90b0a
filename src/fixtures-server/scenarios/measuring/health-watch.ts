import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HealthAnswers, HealthQuestions } from './health-watch-thread.ts'
import { percentile } from './percentile.ts'

/** What health checks felt. */
export interface HealthWaits {
  asked: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Each of them, in the order of asking; Infinity for one without an answer. */
  waitsMs: number[]
  /** Longest time in which the one who asked did not get to run: on a busy machine, waits of that size are not the server's. */
  ownLateMs: number
}

/** Asks for /health at a fixed rate, however many answers are still missing: each wait counts from the moment at which the
 *  question was due, so that a server that stands still is felt by all who would have asked meanwhile. It is done in a thread
 *  of its own, so that what the clients do in this one is not taken for the server's doing.
 *  @returns ends it, and waits for the last answers; may be called again
 */
export async function watchHealth(origin: string, everyMs = 20): Promise<() => Promise<HealthWaits>> {
  const questions: HealthQuestions = { url: `${origin}/health`, everyMs }
  const thread = new Worker(new URL('./health-watch-thread.js', import.meta.url), { workerData: questions })
  // Until its first answer: a connection and a route that have worked before are asked, not new ones.
  await once(thread, 'message')
  let waits: Promise<HealthWaits> | undefined
  async function end(): Promise<HealthWaits> {
    thread.postMessage('enough')
    const [answers] = (await once(thread, 'message')) as [HealthAnswers]
    await thread.terminate()
    return summarise(answers)
  }
  return () => {
    waits ??= end()
    return waits
  }
}

/** @param answers.waitsMs at least one */
export function summarise({ waitsMs, ownLateMs }: HealthAnswers): HealthWaits {
  return {
    asked: waitsMs.length,
    p50Ms: percentile(waitsMs, 0.5),
    p99Ms: percentile(waitsMs, 0.99),
    maxMs: percentile(waitsMs, 1),
    waitsMs,
    ownLateMs,
  }
}
