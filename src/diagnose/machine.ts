import type { StallRecord } from '../model.ts'
import { isCollecting } from './collections.ts'

/** Why no code is to blame for a stall. */
export type MachineReason = 'starved' | 'suspended'

/** Share of a stall in which neither the program nor the watchdog ran: then nobody can vouch for its code. */
const awayPollShare = 0.8
const awayCpuShare = 0.2
/** A shorter stop is a machine (or its hypervisor) that had no CPU to give, ms. */
const shortestSuspensionMs = 500

/** Tells stalls that the machine made: no CPU for the thread, or a process that was stopped (SIGSTOP, sleep).
 *
 *  What is left of the stall without its time in the run queue must reach the threshold, else the scheduler made it
 *  (measured: a JavaScript loop has 7 % of its wall time in the queue, execSync none, a contended pbkdf2 half).
 *  @param gcMs garbage collection inside the stall
 *  @returns undefined when code is to blame, or when the machine has no such clock
 */
export function machineReason(stall: StallRecord, thresholdMs: number, gcMs = 0): MachineReason | undefined {
  const { measuredMs, cpuMs, runQueueMs, durationMs, watchdogGapMs } = stall
  if (measuredMs === undefined || measuredMs <= 0 || runQueueMs === undefined || cpuMs === undefined) {
    // The watchdog was away for the whole stall: it can vouch for nothing.
    return watchdogGapMs >= durationMs ? 'starved' : undefined
  }
  if (wasStopped(stall)) return 'suspended'
  if (wasUnwatched(stall)) return 'starved'
  // The collector's helper threads take the CPUs from the thread that waits for them.
  if (collectorWorked(stall, gcMs)) return undefined
  const queueShare = Math.min(1, runQueueMs / measuredMs)
  return durationMs * (1 - queueShare) < thresholdMs ? 'starved' : undefined
}

/** The watchdog was away, and for long neither it nor the program ran or waited for a CPU: what is starved stands in a queue. */
function wasStopped(stall: StallRecord): boolean {
  const { durationMs, measuredMs = 0, cpuMs = 0, runQueueMs = 0, watchdogGapMs, watchdogQueueMs } = stall
  // Woken on a busy machine, it stands in the queue first.
  if (watchdogGapMs < shortestSuspensionMs || watchdogGapMs + runQueueMs < awayPollShare * durationMs) return false
  // Recordings of old were measured from the watchdog's return on. In others a watchdog that looked at no clock before had only begun.
  if (isBarelyMeasured(stall)) return watchdogQueueMs === undefined
  if (measuredMs < watchdogGapMs / 2) return false
  const awayMs = Math.max(durationMs, watchdogGapMs)
  const stoppedMs = awayMs - Math.max(cpuMs + runQueueMs, watchdogQueueMs ?? 0)
  return stoppedMs >= shortestSuspensionMs && stoppedMs >= awayMs / 2
}

/** Nothing ran, or nobody was there to see whether anything did. */
function wasUnwatched(stall: StallRecord): boolean {
  const { durationMs, cpuMs = 0, runQueueMs = 0, watchdogGapMs } = stall
  if (watchdogGapMs < awayPollShare * durationMs) return false
  return isBarelyMeasured(stall) || cpuMs + runQueueMs < awayCpuShare * durationMs
}

function isBarelyMeasured({ durationMs, measuredMs = 0 }: StallRecord): boolean {
  return measuredMs < durationMs / 2
}

/** A used-up quota comes back with the next period of the scheduler, 100 ms by default; a longer stand is a wait in a call that nobody
 *  knows. https://docs.kernel.org/scheduler/sched-bwc.html */
const longestQuotaMs = 100
/** With less CPU time than this share nothing of the program ran. */
const idleCpuShare = 0.3

/** Tells stalls in which the thread stood still with no call to wait for, as when the machine's quota of CPU time is used up: such
 *  time is in no queue. To be asked only where no stack names a call: what waits synchronously is wrapped, or seen in Node's frames. */
export function wasHeldStill(stall: StallRecord): boolean {
  const { measuredMs, cpuMs, durationMs } = stall
  if (durationMs > longestQuotaMs) return false
  return measuredMs !== undefined && measuredMs > 0 && cpuMs !== undefined && cpuMs < idleCpuShare * measuredMs
}

/** Tells stalls that computing code cannot have made: its CPU time would be no stall by itself. The part before the measuring counts
 *  as a whole, the time that the watchdog itself was away not at all. To be asked only where no stack shows a call that
 *  may wait without a CPU. Seen on a busy machine: 21 ms in which the thread ran for 1.3 ms and queued for 0.4. */
export function hadTooLittleCpu(stall: StallRecord, thresholdMs: number): boolean {
  const { measuredMs, cpuMs, durationMs, watchdogGapMs } = stall
  if (measuredMs === undefined || measuredMs <= 0 || cpuMs === undefined) return false
  const awayMs = watchdogGapMs > regularGapMs ? watchdogGapMs : 0
  const beforeMs = Math.max(0, durationMs - measuredMs - awayMs)
  return beforeMs + cpuMs < clearShare * thresholdMs
}

/** A watchdog that has its CPU looks every 2 ms during a stall. */
const regularGapMs = 5
/** Clearly below the threshold: a computing stall that just reaches it has 5 to 10 % of its time in the queue. */
const clearShare = 0.8

/** Tells stalls in which the garbage collector waited for its own helper threads, which had no CPU: it waits for nothing else, and
 *  the thread that waits for them is in no queue. Seen under processes that took all CPUs: 64 ms of collecting with 4 ms of CPU time.
 *  @param gcMs garbage collection inside the stall */
export function wasCollectorStarved(stall: StallRecord, gcMs: number): boolean {
  const { measuredMs, cpuMs } = stall
  if (!isCollecting(stall, gcMs)) return false
  return measuredMs !== undefined && measuredMs > 0 && cpuMs !== undefined && cpuMs < idleCpuShare * measuredMs
}

/** True for a stall of the garbage collector in which its helper threads had CPUs: it was no machine's, however little the waiting
 *  thread ran. Seen on two quiet CPUs: 30 ms of collecting, of which the thread itself ran for 7 and queued for 9. */
export function collectorWorked(stall: StallRecord, gcMs: number): boolean {
  return isCollecting(stall, gcMs) && helpersWorked(stall)
}

/** Of the measured time, on all CPUs together. */
const helpersShare = 0.3

function helpersWorked({ measuredMs = 0, helpersCpuMs = 0 }: StallRecord): boolean {
  return measuredMs > 0 && helpersCpuMs >= helpersShare * measuredMs
}
