import { appendFile, open, readFile, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { PhaseTiming } from './timing.ts'

/** Longest wait for the writer before us: it writes a line, which takes milliseconds. */
const patienceMs = 5_000

/** Notes a piece of work that is done. The file has one writer at a time, as a DuckDB or SQLite file has, whether threads
 *  or processes write: a lock file beside it says who.
 *  @returns how long others were waited for, ms
 *  @throws Error when the lock is not given back in time
 */
export async function logWork(path: string, timings: readonly PhaseTiming[]): Promise<number> {
  const lock = `${path}.lock`
  const startMs = performance.now()
  const isFirst = await tryLock(lock)
  if (!isFirst) await waitForLock(lock)
  // Taking a free lock is no waiting.
  const waitMs = isFirst ? 0 : performance.now() - startMs
  try {
    await appendFile(path, `${JSON.stringify({ pid: process.pid, timings })}\n`, { flush: true })
  } finally {
    await rm(lock, { force: true })
  }
  return waitMs
}

async function waitForLock(lock: string): Promise<void> {
  const endMs = performance.now() + patienceMs
  while (performance.now() < endMs) {
    await delay(1)
    if (await tryLock(lock)) return
    if (await isOrphaned(lock)) await rm(lock, { force: true })
  }
  throw new Error(`${lock} was not given back within ${patienceMs} ms.`)
}

/** Creates the lock file, which succeeds for one of all who try (open(2), O_EXCL). */
async function tryLock(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx')
    await file.write(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** True when its writer was killed. */
async function isOrphaned(lock: string): Promise<boolean> {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''))
  // Empty: its writer is about to say who it is, or it has gone.
  if (pid === 0) return false
  try {
    return !process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
