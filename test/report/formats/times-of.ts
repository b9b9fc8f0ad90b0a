import type { CaptureProfile } from '../../../src/model.ts'

/** What the captures say of each function, in ms; where it calls itself, `totalMs` has it once for each call. */
export function timesOf({ stacks, pieces }: Pick<CaptureProfile, 'stacks' | 'pieces'>): {
  selfMs: Map<string, number>
  totalMs: Map<string, number>
} {
  const selfMs = new Map<string, number>()
  const totalMs = new Map<string, number>()
  for (const { stack, durationMs } of pieces) {
    const names = (stacks[stack] ?? []).map((frame) => frame.function)
    for (const name of names) totalMs.set(name, (totalMs.get(name) ?? 0) + durationMs)
    const leaf = names.at(-1)
    if (leaf !== undefined) selfMs.set(leaf, (selfMs.get(leaf) ?? 0) + durationMs)
  }
  return { selfMs, totalMs }
}
