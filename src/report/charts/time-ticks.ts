/** Marks of a time axis, some five to ten, at round moments. The page's script makes the same ones for a part of the run.
 *  @returns share: where, 0–1 of the axis */
export function timeTicks(durationMs: number): { share: number; text: string }[] {
  if (!(durationMs > 0)) return []
  const stepMs = steps.find((step) => durationMs / step <= 8) ?? durationMs / 8
  return Array.from({ length: Math.floor(durationMs / stepMs) + 1 }, (_, index) => ({
    share: (index * stepMs) / durationMs,
    text: stepMs < 60_000 ? `${Number(((index * stepMs) / 1000).toFixed(3))} s` : `${(index * stepMs) / 60_000} min`,
  })).filter(({ share }) => share < 0.97)
}

const steps = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
  3_600_000,
]
