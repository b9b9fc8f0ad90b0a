import { setImmediate as nextTurn } from 'node:timers/promises'

/** Work that can be put down between any two of its steps, each of a few milliseconds at the most. */
export type Steps<Result> = Generator<void, Result, void>

/** Does all of it in one piece. */
export function runAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Does it in slices, and lets the event loop turn between them.
 *  @param sliceMs longest time without a turn, give or take one step
 */
export async function runInSlices<Result>(steps: Steps<Result>, sliceMs: number): Promise<Result> {
  let sliceEndMs = performance.now() + sliceMs
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < sliceEndMs) continue
    await nextTurn()
    sliceEndMs = performance.now() + sliceMs
  }
}
