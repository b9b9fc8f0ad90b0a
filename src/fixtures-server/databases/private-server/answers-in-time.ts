import { setTimeout as delay } from 'node:timers/promises'
import type { ServerProcess } from './server-process.ts'

const pollMs = 20

/** Asks a server that is starting until it answers.
 *  @param options.waitMs longest wait
 *  @param options.ask logs in with the server's own password: that tells it from one that took the port; rejects while there is no answer
 *  @returns false when it ended, or gave no answer in time
 */
export async function answersInTime(
  server: ServerProcess,
  { waitMs, ask }: { waitMs: number; ask: () => Promise<unknown> },
): Promise<boolean> {
  const giveUpAtMs = performance.now() + waitMs
  while (!server.hasEnded() && performance.now() < giveUpAtMs) {
    const isUp = await ask().then(
      () => true,
      () => false,
    )
    if (isUp) return true
    await delay(pollMs)
  }
  return false
}
