import { type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** A command with all that it starts. */
export interface ProcessGroup {
  pid: number
  stdout: Readable | null
  stderr: Readable | null
  /** Its exit code; null after a signal, or when it could not be started. */
  exited: Promise<number | null>
  isAlive(): boolean
  /** To the command alone. */
  signal(signal: NodeJS.Signals): void
  /** Kills what is left of the group. */
  kill(): void
}

/** Everything started and not yet known to be gone, by process id. */
const groups = new Set<number>()
const isWindows = process.platform === 'win32'

/** Starts a command in a process group of its own. */
export function startGroup(
  [file = '', ...args]: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; stdio: StdioOptions },
): ProcessGroup {
  const child = spawn(file, args, { ...options, detached: !isWindows })
  const pid = child.pid ?? 0
  if (child.pid !== undefined) groups.add(pid)
  return {
    pid,
    stdout: child.stdout,
    stderr: child.stderr,
    exited: once(child, 'close')
      .then(
        ([code]) => code as number | null,
        () => null,
      )
      .finally(() => signalGroup(pid, 0)),
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    signal: (signal) => child.kill(signal),
    kill: () => signalGroup(pid, 'SIGKILL'),
  }
}

const graceMs = 4000
const pollMs = 50

/** From now on Ctrl-C, SIGTERM and SIGHUP end what startGroup started before they end us: by SIGTERM first, so that it can end what it
 *  has started in other groups. */
export function endGroupsWithUs(): void {
  process.on('exit', () => signalAll('SIGKILL'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const deadlineMs = performance.now() + graceMs
      signalAll('SIGTERM')
      setInterval(() => {
        if (groups.size === 0 || performance.now() > deadlineMs) process.exit(130)
        signalAll(0)
      }, pollMs)
    })
  }
}

function signalAll(signal: NodeJS.Signals | 0): void {
  for (const pid of groups) signalGroup(pid, signal)
}

/** Forgets a group that is no more: its number may be given to others. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): void {
  if (!groups.has(pid)) return
  try {
    process.kill(isWindows ? pid : -pid, signal)
    if (signal === 'SIGKILL') groups.delete(pid)
  } catch {
    groups.delete(pid)
  }
}
