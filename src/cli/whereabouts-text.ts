import type { Whereabouts } from './course.ts'

/** `step 4 of 14, 28 %, about 2 min left` */
export function whereaboutsText({ step, steps, share, remainingMs }: Whereabouts): string {
  return `step ${step} of ${steps}, ${Math.floor(share * 100)} %, ${leftText(remainingMs)}`
}

/** An estimate, no finer than it can be known: `about 40 s left`, `about 3 min left`. */
export function leftText(ms: number): string {
  if (ms <= 0) return 'longer than expected'
  if (ms < 57_500) return `about ${Math.max(5, Math.ceil(ms / 5000) * 5)} s left`
  return `about ${Math.round(ms / 60_000)} min left`
}
