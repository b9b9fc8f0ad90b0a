import { setTimeout as delay } from 'node:timers/promises'
import { loopcheckError } from '../errors.ts'
import { waitForListen } from '../load/wait-for-listen.ts'
import type { RecordingFile } from './recording-file.ts'

/** Waits until the program listens where the load goes.
 *  @param wait.url port 0: whichever port the program listens on
 *  @param wait.isAlive false once waiting on is in vain
 *  @returns `http://127.0.0.1:3000`; undefined when the wait was in vain
 *  @throws LoopcheckError 'never-listened' */
export async function findOrigin(wait: {
  url: string
  waitMs: number
  file: RecordingFile
  isAlive: () => boolean
}): Promise<string | undefined> {
  const { url, waitMs, file, isAlive } = wait
  const isAnyPort = new URL(url).port === '0'
  const found = isAnyPort ? await waitForAnyListen(file, waitMs, isAlive) : await waitAt(url, waitMs, isAlive)
  if (found !== undefined || !isAlive()) return found
  const listens = file.listens().map(({ address, port }) => (port === undefined ? address : `port ${port}`))
  throw loopcheckError('never-listened', isAnyPort ? 'any port' : url, waitMs, [...new Set(listens)].join(', '))
}

async function waitAt(url: string, timeoutMs: number, isAlive: () => boolean): Promise<string | undefined> {
  const { status } = await waitForListen({ url, timeoutMs, isAlive })
  return status === 'listening' ? new URL(url).origin : undefined
}

const listenPollMs = 50

async function waitForAnyListen(
  file: RecordingFile,
  timeoutMs: number,
  isAlive: () => boolean,
): Promise<string | undefined> {
  const deadline = performance.now() + timeoutMs
  while (isAlive() && performance.now() < deadline) {
    const port = file.listens().find((listen) => listen.port !== undefined)?.port
    if (port !== undefined) return `http://127.0.0.1:${port}`
    await delay(listenPollMs)
  }
  return undefined
}
