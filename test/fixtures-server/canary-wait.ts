import { setTimeout as delay } from 'node:timers/promises'

/** Asks for the canary every few milliseconds while a request of a story is under way.
 *  @returns its longest wait, ms
 *  @throws what either throws
 */
export async function longestCanaryWait(story: Promise<unknown>, askCanary: () => Promise<unknown>): Promise<number> {
  let isUnderWay = true
  const ended = story.finally(() => {
    isUnderWay = false
  })
  let longestMs = 0
  while (isUnderWay) {
    await delay(5)
    const startMs = performance.now()
    await askCanary()
    longestMs = Math.max(longestMs, performance.now() - startMs)
  }
  await ended
  return longestMs
}

/** Measures three times. */
export async function medianOfThree(measure: () => Promise<number>): Promise<number> {
  const sorted = [await measure(), await measure(), await measure()].sort((a, b) => a - b)
  return Number(sorted[1])
}
