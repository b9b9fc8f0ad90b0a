import { cpus } from 'node:os'

/** Takes the time of all processors, of all programs on this machine.
 *  @returns a function that tells which share of it was busy since, 0–1
 */
export function startProcessorClock(): () => number {
  const before = read()
  return () => {
    const after = read()
    const totalMs = after.totalMs - before.totalMs
    return totalMs > 0 ? (after.busyMs - before.busyMs) / totalMs : 0
  }
}

/** Says in a sentence whether there is anything left to gain on this machine. */
export function processorsLine(busyShare: number): string {
  const count = cpus().length
  const share = `${Math.round(busyShare * 100)} %`
  return busyShare > 0.85
    ? `After the fix this machine's ${count} processors, which the database, the servers and the browser share, are the limit: ${share} busy meanwhile.`
    : `After the fix this machine's ${count} processors are ${share} busy meanwhile.`
}

function read(): { busyMs: number; totalMs: number } {
  const spent = cpus().map(({ times }) => times)
  const totalMs = spent.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { totalMs, busyMs: totalMs - spent.reduce((sum, { idle }) => sum + idle, 0) }
}
