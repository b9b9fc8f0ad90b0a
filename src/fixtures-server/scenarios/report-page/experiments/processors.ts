import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

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

/** Which share of the processors other programs keep busy, while we do nothing, 0–1. */
export async function measureOthers(): Promise<number> {
  const readBusyShare = startProcessorClock()
  await delay(300)
  return readBusyShare()
}

/** Says what the processors allow: whether there is anything left to gain on this machine, and whether others were
 *  measured along.
 *  @param shares.busyShare after the fix, under load
 *  @param shares.othersShare before anything was started
 */
export function processorsLine({ busyShare, othersShare }: { busyShare: number; othersShare: number }): string {
  const count = cpus().length
  const busy =
    busyShare > 0.85
      ? `After the fix this machine's ${count} processors, which the database, the servers and the browser share, are the limit: ${percent(busyShare)} busy meanwhile.`
      : `After the fix this machine's ${count} processors are ${percent(busyShare)} busy meanwhile.`
  if (othersShare < 0.2) return busy
  return `${busy} Other programs kept ${percent(othersShare)} of them busy from the start: against those, ten queries at once get more of a processor than one, so that the gain is overstated.`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function read(): { busyMs: number; totalMs: number } {
  const spent = cpus().map(({ times }) => times)
  const totalMs = spent.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { totalMs, busyMs: totalMs - spent.reduce((sum, { idle }) => sum + idle, 0) }
}
