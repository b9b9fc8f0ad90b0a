import type { Course } from './course.ts'
import type { ProgressWriter } from './progress-writer.ts'
import { leftText, whereaboutsText } from './whereabouts-text.ts'

/** Often enough that nobody, and no CI that ends silent jobs, takes it for dead. */
const everyMs = 30_000

interface Step {
  text: string
  sinceMs: number
  course?: Course | undefined
  durationMs?: number | undefined
}

/** A line now and then, as long as there is more than that to come.
 *  @param options.hasSteps a line for each planned step besides, for a log that somebody reads later */
export function signsOfLife(write: (text: string) => void, options: { hasSteps: boolean }): ProgressWriter {
  let told = 0
  let timer: NodeJS.Timeout | undefined
  let now: Step = { text: '', sinceMs: 0 }

  function tell(): void {
    const { text, sinceMs, course, durationMs } = now
    const nowMs = performance.now()
    const remainingMs =
      course?.at(nowMs).remainingMs ?? (durationMs === undefined ? undefined : sinceMs + durationMs - nowMs)
    // What ends in a moment needs no line; what is late does.
    if (remainingMs !== undefined && remainingMs > 0 && remainingMs < everyMs) return
    const soFar = `for ${Math.round((nowMs - sinceMs) / 1000)} s`
    const far = course === undefined ? '' : `, ${whereaboutsText(course.at(nowMs))}`
    const left = course !== undefined || remainingMs === undefined ? '' : `, ${leftText(remainingMs)}`
    write(`still going: ${text} ${soFar}${far}${left}\n`)
  }

  return {
    show(text, course, durationMs) {
      now = { text, sinceMs: performance.now(), course, durationMs }
      const where = course?.at(performance.now())
      if (options.hasSteps && where !== undefined && where.step > told) {
        told = where.step
        write(`${text}; ${whereaboutsText(where)}\n`)
      }
      timer ??= setInterval(tell, everyMs).unref()
    },
    clear() {
      clearInterval(timer)
      timer = undefined
    },
  }
}
