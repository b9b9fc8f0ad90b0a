import type { Blocker } from '../model.ts'
import type { PartSum } from './part-sums.ts'

/** In which processes a blocker's parts were seen, most blocked time first. */
export function blockerProcesses(members: readonly PartSum[]): NonNullable<Blocker['processes']> {
  const processes = new Map<string, { process: string; count: number; totalMs: number }>()
  for (const { process, count, totalMs } of members) {
    const one = processes.get(process) ?? { process, count: 0, totalMs: 0 }
    one.count += count
    one.totalMs += totalMs
    processes.set(process, one)
  }
  return [...processes.values()].sort((a, b) => b.totalMs - a.totalMs)
}
