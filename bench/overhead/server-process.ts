import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { pinned, serverCpu } from './pinned.ts'

/** A server that listens. */
export interface ServerProcess {
  pid: number
  port: number
  /** From before it was spawned until it said that it listens, ms. */
  startUpMs: number
  /** Closes its input; it then exits by itself, and the probe in it writes its last lines. */
  stop(): Promise<void>
}

/** @param node the Node.js program to run it with
 *  @throws Error when it ends before it listens; its stderr is shown as it is
 */
export async function startServer(options: {
  node: string
  file: string
  env: NodeJS.ProcessEnv
  canPin: boolean
}): Promise<ServerProcess> {
  const [command, ...args] = pinned(serverCpu, [options.node, options.file], options.canPin)
  const spawnedMs = performance.now()
  const child = spawn(command, args, { env: options.env, stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), exited.then(() => undefined)])
  const startUpMs = performance.now() - spawnedMs
  const [, port] = /^listening (\d+)$/.exec(String(first?.[0])) ?? []
  if (child.pid === undefined || port === undefined) throw new Error(`${options.node} ${options.file} did not listen`)
  return {
    pid: child.pid,
    port: Number(port),
    startUpMs,
    async stop() {
      child.stdin.end()
      await exited
    },
  }
}
