import { spawnSync } from 'node:child_process'

/** Servers share one CPU, the client has another: none of them measures the scheduler's choices. */
export const serverCpu = 0
export const clientCpu = 1

/** Puts taskset(1) before a command. It replaces itself by the command, so the process id stays.
 *  @param canPin false: the command as it is
 */
export function pinned(cpu: number, command: readonly string[], canPin: boolean): [string, ...string[]] {
  const [file = '', ...args] = command
  return canPin ? ['taskset', '-c', String(cpu), file, ...args] : [file, ...args]
}

/** @returns false where there is no taskset, or only one CPU */
export function canPinTo(cpus: readonly number[]): boolean {
  return cpus.every((cpu) => spawnSync('taskset', ['-c', String(cpu), 'true']).status === 0)
}
