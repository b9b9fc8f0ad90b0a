import { connect } from 'node:net'
import { hostsOf, portOf } from './loopback.ts'

/** How the wait for a program to listen came out. */
export type ListenOutcome = { status: 'listening' | 'timed-out' | 'ended'; waitedMs: number }

interface WaitOptions {
  url: string
  timeoutMs: number
  /** False once the program has ended: waiting on would be in vain. */
  isAlive: () => boolean
  /** Ends the wait as 'ended'. */
  signal?: AbortSignal
}

const pauseMs = 25
const connectTimeoutMs = 1_000

/** Waits until a connection to the URL's host and port is accepted. No request is sent: the program's first one shall be the
 *  load's. For `localhost` both 127.0.0.1 and ::1 are tried.
 */
export async function waitForListen({ url, timeoutMs, isAlive, signal }: WaitOptions): Promise<ListenOutcome> {
  const startedAt = performance.now()
  const waitedMs = () => performance.now() - startedAt
  while (isAlive() && !signal?.aborted) {
    if (await isPortTaken(url)) return { status: 'listening', waitedMs: waitedMs() }
    if (waitedMs() >= timeoutMs) return { status: 'timed-out', waitedMs: waitedMs() }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return { status: 'ended', waitedMs: waitedMs() }
}

/** True when something accepts connections where the URL points. */
export async function isPortTaken(url: string): Promise<boolean> {
  const accepted = await Promise.all(hostsOf(url).map((host) => isAccepted(host, portOf(url))))
  return accepted.includes(true)
}

function isAccepted(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectTimeoutMs })
    const settle = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.once('error', () => settle(false))
  })
}
