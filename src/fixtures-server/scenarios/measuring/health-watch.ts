import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HealthAnswers, HealthQuestions } from './health-watch-thread.ts'

/** What health checks felt. */
export interface HealthWaits {
  asked: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Longest time in which the one who asked did not get to run: on a busy machine, waits of that size are not the server's. */
  ownLateMs: number
}

const everyMs = 20

/** Asks for /health every 20 ms, however many answers are still missing: each wait counts from the moment at which the
 *  question was due, so that a server that stands still is felt by all who would have asked meanwhile. It is done in a thread
 *  of its own, so that what the users do in this one is not taken for the server's doing.
 *  @returns ends it, and waits for the last answers
 */
export async function watchHealth(origin: string): Promise<() => Promise<HealthWaits>> {
  const questions: HealthQuestions = { url: `${origin}/health`, everyMs }
  const thread = new Worker(new URL('./health-watch-thread.js', import.meta.url), { workerData: questions })
  await once(thread, 'online')
  return async () => {
    thread.postMessage('enough')
    const [answers] = (await once(thread, 'message')) as [HealthAnswers]
    await thread.terminate()
    return summarise(answers)
  }
}

function summarise({ waitsMs, ownLateMs }: HealthAnswers): HealthWaits {
  const sorted = waitsMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return { asked: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), ownLateMs }
}
