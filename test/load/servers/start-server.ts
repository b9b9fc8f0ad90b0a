import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** Starts a program of this folder in a process of its own, so that it blocks its loop and not the test's.
 *  @returns its origin
 */
export async function startProgram(file: string): Promise<string> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)))
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [message] = await once(child, 'message')
  return `http://127.0.0.1:${(message as { port: number }).port}`
}

/** Starts a server in the test's own process. */
export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
