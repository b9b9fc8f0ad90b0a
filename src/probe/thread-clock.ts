import { closeSync, openSync, readSync } from 'node:fs'

/** What the scheduler gave a thread since it began. */
export interface ThreadTimes {
  cpuMs: number
  /** Ready to run, but waiting for a CPU; undefined where only the process is measured. */
  runQueueMs?: number
  /** CPU time of the whole process; undefined where cpuMs is that. */
  processMs?: number
}

export interface ThreadClock {
  read(): ThreadTimes
}

/** CPU clock of the main thread, readable from any thread. Linux: /proc/self/task/<pid>/schedstat (CPU ns, run-queue ns);
 *  elsewhere, or where /proc may not be read, the CPU time of the whole process.
 */
export function openMainThreadClock(pid: number): ThreadClock {
  return openSchedstat(`/proc/self/task/${pid}/schedstat`) ?? { read: readProcess }
}

/** CPU clock of another thread of this process, by the system's number; undefined where the system has none.
 *  read() throws once that thread is gone. */
export function openThreadClock(systemThread: number): OpenedClock | undefined {
  return openSchedstat(`/proc/self/task/${systemThread}/schedstat`)
}

/** CPU clock of the calling thread; undefined where the system has none. */
export function openOwnThreadClock(): ThreadClock | undefined {
  return openSchedstat('/proc/thread-self/schedstat')
}

/** A clock that holds a file open. */
export type OpenedClock = ThreadClock & { close(): void }

function openSchedstat(path: string): OpenedClock | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const file = openSync(path, 'r')
    const buffer = Buffer.alloc(128)
    return {
      close: () => closeSync(file),
      read() {
        const length = readSync(file, buffer, 0, buffer.length, 0)
        const [cpuNs = '', runQueueNs = ''] = buffer.toString('latin1', 0, length).split(' ')
        return { cpuMs: Number(cpuNs) / 1e6, runQueueMs: Number(runQueueNs) / 1e6, processMs: readProcess().cpuMs }
      },
    }
  } catch {
    // No /proc, or the permission model forbids it: the coarser clock must do.
    return undefined
  }
}

function readProcess(): ThreadTimes {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000 }
}
