import { readFileSync } from 'node:fs'

/** When a process began, so that a pid the system gave to another one is told apart.
 *  @returns clock ticks since boot; undefined where there is no /proc, or no such process
 */
export function readStartTicks(pid: number): string | undefined {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    // Not Linux, or gone already: both mean that there is nothing to compare with.
    return undefined
  }
  // The program's name stands in brackets and may hold spaces and brackets itself: count from the last one.
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19)
}
