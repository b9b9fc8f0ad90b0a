import type { Blocker } from '../model.ts'
import type { JudgedPart } from './blockers.ts'

/** In which processes a blocker's parts were seen, most blocked time first; {} where only one was watched. */
export function blockerProcesses(members: readonly JudgedPart[]): Pick<Blocker, 'processes'> {
  const processes = new Map<string, { process: string; count: number; totalMs: number }>()
  for (const { process, durationMs } of members) {
    if (process === undefined) return {}
    const one = processes.get(process) ?? { process, count: 0, totalMs: 0 }
    one.count++
    one.totalMs += durationMs
    processes.set(process, one)
  }
  return { processes: [...processes.values()].sort((a, b) => b.totalMs - a.totalMs) }
}
