import type { RedisOptions } from 'bullmq'

/** Parts in a queue of their own: the server listens to the other one, and what it hears of a job is its whole result. */
export const queueNames = { parts: 'parts', conclude: 'analyses' } as const

/** How the server connects: a command fails at once while Redis is away, instead of being kept for later. */
export function connectionTo(url: string): RedisOptions {
  return { url, maxRetriesPerRequest: 1, retryStrategy: (times) => Math.min(times * 100, 1_000) }
}
