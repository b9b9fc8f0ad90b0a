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

const alive = new Set<ProcessGroup>()

/** Starts a command in a process group of its own. */
export function startGroup(
  [file = '', ...args]: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; stdio: StdioOptions },
): ProcessGroup {
  const isGroup = process.platform !== 'win32'
  const child = spawn(file, args, { ...options, detached: isGroup })
  const group: ProcessGroup = {
    pid: child.pid ?? 0,
    stdout: child.stdout,
    stderr: child.stderr,
    exited: once(child, 'close').then(
      ([code]) => code as number | null,
      () => null,
    ),
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    signal: (signal) => child.kill(signal),
    kill() {
      alive.delete(group)
      if (child.pid === undefined) return
      try {
        process.kill(isGroup ? -child.pid : child.pid, 'SIGKILL')
      } catch {
        // Gone already.
      }
    },
  }
  alive.add(group)
  return group
}

/** From now on nothing that startGroup started outlives this process, short of SIGKILL. */
export function endGroupsWithUs(): void {
  process.on('exit', () => {
    for (const group of alive) group.kill()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
}
