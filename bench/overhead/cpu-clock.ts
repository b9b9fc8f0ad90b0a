import { readdirSync, readFileSync } from 'node:fs'

/** What the scheduler gave a process, all its threads together, since it began. */
export interface ProcessTimes {
  cpuMs: number
  /** Ready to run, but waiting for a CPU: large on a busy machine. */
  runQueueMs: number
}

/** Sums /proc/<pid>/task/<thread>/schedstat (CPU ns, run-queue ns, slices; Linux, Documentation/scheduler/sched-stats).
 *  A running thread's time is added at the scheduler's next tick: exact only while the process sleeps.
 *  @throws Error where there is no such file (not Linux, or the process ended)
 */
export function readProcessTimes(pid: number): ProcessTimes {
  const folder = `/proc/${pid}/task`
  return sumSchedstats(readdirSync(folder).map((thread) => readFileSync(`${folder}/${thread}/schedstat`, 'latin1')))
}

export function sumSchedstats(texts: readonly string[]): ProcessTimes {
  const times: ProcessTimes = { cpuMs: 0, runQueueMs: 0 }
  for (const text of texts) {
    const [cpuNs = '', runQueueNs = ''] = text.trim().split(' ')
    times.cpuMs += Number(cpuNs) / 1e6
    times.runQueueMs += Number(runQueueNs) / 1e6
  }
  return times
}

/** Resident memory, from VmRSS of /proc/<pid>/status (proc_pid_status(5)). */
export function readRssBytes(pid: number): number {
  return parseRssBytes(readFileSync(`/proc/${pid}/status`, 'latin1'))
}

export function parseRssBytes(status: string): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? []
  if (kibibytes === undefined) throw new Error('no VmRSS in the status of the process')
  return Number(kibibytes) * 1024
}
