/** How long cheap requests took, while something else was going on. */
export interface CanaryWaits {
  requests: number
  p99Ms: number
  maxMs: number
}

/** Asks at a fixed rate, whether or not the earlier ones have been answered.
 *  @returns a function that asks no more, waits for the answers and tells how long they took
 */
export function startCanary(url: string, everyMs = 20): () => Promise<CanaryWaits> {
  const waits: Promise<number>[] = []
  const ask = () => waits.push(measureWait(url))
  ask()
  const timer = setInterval(ask, everyMs)
  return async () => {
    clearInterval(timer)
    return summarise(await Promise.all(waits))
  }
}

async function measureWait(url: string): Promise<number> {
  const startMs = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  return performance.now() - startMs
}

/** @param waitsMs at least one */
export function summarise(waitsMs: readonly number[]): CanaryWaits {
  const sorted = waitsMs.toSorted((a, b) => a - b)
  const p99Ms = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0
  return { requests: sorted.length, p99Ms, maxMs: sorted.at(-1) ?? 0 }
}
