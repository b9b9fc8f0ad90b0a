import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all that it started have used, and hold. */
export interface TreeUse {
  /** Of all threads, since each process began. */
  cpuMs: number
  /** Memory in RAM; what processes share counts for each. */
  rssBytes: number
}

/** One tick of /proc/<pid>/stat: USER_HZ is 100 on every Linux that Node.js runs on (proc_pid_stat(5), time(7)). */
const tickMs = 10

/** Reads a process tree.
 *  @returns undefined off Linux, and when the process is gone
 */
export function readTree(pid: number): TreeUse | undefined {
  if (process.platform !== 'linux') return undefined
  const uses = listTree(pid).flatMap((one) => readProcess(one) ?? [])
  if (uses.length === 0) return undefined
  return {
    cpuMs: uses.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    rssBytes: uses.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
  }
}

function listTree(pid: number): number[] {
  return [pid, ...listChildren(pid).flatMap(listTree)]
}

/** Each thread lists the children that it started itself. */
function listChildren(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    // It, or one of its threads, has just ended.
    return []
  }
}

function readProcess(pid: number): TreeUse | undefined {
  try {
    // Behind the name, which may hold anything: fields 14 and 15 are the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const [, rssKib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs, rssBytes: Number(rssKib ?? 0) * 1_024 }
  } catch {
    return undefined
  }
}

/** Watches a process tree's memory.
 *  @returns a function that ends the watching and tells the most that was seen; undefined off Linux
 */
export function watchMemory(pid: number, everyMs = 40): () => number | undefined {
  let mostBytes = readTree(pid)?.rssBytes
  const look = () => {
    const rssBytes = readTree(pid)?.rssBytes
    if (rssBytes !== undefined) mostBytes = Math.max(mostBytes ?? 0, rssBytes)
  }
  const timer = setInterval(look, everyMs)
  return () => {
    clearInterval(timer)
    look()
    return mostBytes
  }
}
