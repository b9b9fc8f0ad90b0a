import { Agent, get } from 'node:http'

/** Between two canaries. */
const spacingMs = 10

/** Asks for a cheap route every few milliseconds, whether or not the last one was answered; the first time unmeasured,
 *  for a connection and a route that have worked before.
 *  @returns ends it and gives what each waited, ms, from the moment it was due
 */
export async function startCanary(url: string): Promise<() => Promise<number[]>> {
  const agent = new Agent({ keepAlive: true })
  await ask(url, agent)
  const waits: number[] = []
  const open = new Set<Promise<void>>()
  const firstMs = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    // A late timer sends what is due: the stall that made the others wait must not thin them out.
    for (; firstMs + sent * spacingMs <= performance.now(); sent++) {
      const dueMs = firstMs + sent * spacingMs
      const asked = ask(url, agent).then((isAnswered) => {
        if (isAnswered) waits.push(performance.now() - dueMs)
        open.delete(asked)
      })
      open.add(asked)
    }
  }, spacingMs)
  return async () => {
    clearInterval(timer)
    await Promise.all(open)
    agent.destroy()
    return waits
  }
}

/** @returns false when the server went away */
function ask(url: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(true))
      response.on('error', () => resolve(false))
    }).on('error', () => resolve(false))
  })
}

/** Nearest rank.
 *  @returns undefined for no values
 */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
}
