/** Marks of a time axis, some five to ten, at round moments. The page's script makes the same ones for a part of the run.
 *  @returns share: where, 0–1 of the axis */
export function timeTicks(durationMs: number): { share: number; text: string }[] {
  if (!(durationMs > 0)) return []
  const stepMs = tickStepsMs.find((step) => durationMs / step <= 8) ?? durationMs / 8
  return Array.from({ length: Math.floor(durationMs / stepMs) + 1 }, (_, index) => ({
    share: (index * stepMs) / durationMs,
    text: momentText(index * stepMs),
  })).filter(({ share }) => share < 0.97)
}

const [secondMs, minuteMs, hourMs] = [1000, 60_000, 3_600_000]

/** From one mark to the next. */
export const tickStepsMs: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20].map((seconds) => seconds * secondMs),
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 4, 6, 12, 24].map((hours) => hours * hourMs),
]

/** @example '0 s', '2.5 s', '1 min 20 s', '6 h' */
function momentText(ms: number): string {
  const seconds = Number(((ms % minuteMs) / secondMs).toFixed(3))
  const parts: [number, string][] = [
    [Math.floor(ms / hourMs), 'h'],
    [Math.floor((ms % hourMs) / minuteMs), 'min'],
    [seconds, 's'],
  ]
  const texts = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return texts.join(' ') || '0 s'
}
