import { execFile } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type { GuardedProcess } from './guarded.ts'
import { readStartTicks } from './start-ticks.ts'

/** How long a process may take to end by itself. */
const patienceMs = 1_000
const pollMs = 25

/** Ends a process, or its group: by its own signal first, by SIGKILL a second later.
 *  @returns when it has gone, at the latest two seconds on
 */
export async function endProcess(guarded: GuardedProcess): Promise<void> {
  if (isSomeoneElse(guarded)) return
  if (process.platform === 'win32') return endTree(guarded.pid)
  for (const signal of [guarded.signal, 'SIGKILL'] as const) {
    if (!send(guarded, signal)) return
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
      await delay(pollMs)
      if (!send(guarded, 0)) return
    }
  }
}

/** True when the system has given the pid to another process since. */
function isSomeoneElse({ pid, startTicks }: GuardedProcess): boolean {
  const startTicksNow = readStartTicks(pid)
  return startTicks !== undefined && startTicksNow !== undefined && startTicks !== startTicksNow
}

/** @returns false when nobody is there */
function send({ pid, isGroup }: GuardedProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(isGroup ? -pid : pid, signal)
  } catch {
    // ESRCH: gone. EPERM: not ours to end, so it cannot be the one that we started.
    return false
  }
}

/** Windows has no groups: taskkill follows the parents instead. */
async function endTree(pid: number): Promise<void> {
  await new Promise<void>((resolve) => {
    execFile('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true }, () => resolve())
  })
}
