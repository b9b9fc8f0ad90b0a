import { setTimeout as delay } from 'node:timers/promises'

export interface Canary {
  /** @returns how long each of its requests waited for an answer, ms */
  stop(): Promise<number[]>
}

/** Asks for a cheap page every few milliseconds, one request after the other, until it is stopped.
 *  @param everyMs between an answer and the next request
 */
export function startCanary({ url, everyMs }: { url: string; everyMs: number }): Canary {
  const waitsMs: number[] = []
  let isStopped = false
  const finished = sing()

  async function sing(): Promise<void> {
    while (!isStopped) {
      const sentMs = performance.now()
      await (await fetch(url)).arrayBuffer()
      waitsMs.push(performance.now() - sentMs)
      await delay(everyMs)
    }
  }

  // Awaited in stop(): until then a failure must not count as unhandled.
  finished.catch(() => {})
  return {
    async stop() {
      isStopped = true
      await finished
      return waitsMs
    },
  }
}
