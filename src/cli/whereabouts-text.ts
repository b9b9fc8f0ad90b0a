import { formatMs } from '../numbers.ts'
import type { Whereabouts } from './course.ts'

/** `step 4 of 14, 28 %, about 2 min left` */
export function whereaboutsText({ step, steps, share, remainingMs }: Whereabouts): string {
  return `step ${step} of ${steps}, ${Math.floor(share * 100)} %, ${leftText(remainingMs)}`
}

/** The same, shorter and shorter, for where there is little room; the last says nothing. */
export function whereaboutsTexts(whereabouts: Whereabouts): string[] {
  const percent = `${Math.floor(whereabouts.share * 100)} %`
  return [whereaboutsText(whereabouts), `${percent}, ${leftText(whereabouts.remainingMs)}`, percent, '']
}

/** What is left of a step, second by second: `9 s`, `2 min 5 s`. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return seconds < 60 ? `${seconds} s` : formatMs(seconds * 1000)
}

/** An estimate, no finer than it can be known: `about 40 s left`, `about 3 min left`. */
export function leftText(ms: number): string {
  if (ms <= 0) return 'longer than expected'
  if (ms < 57_500) return `about ${Math.max(5, Math.ceil(ms / 5000) * 5)} s left`
  return `about ${Math.round(ms / 60_000)} min left`
}
