import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
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
  /** Before the file. */
  nodeArgs?: readonly string[]
  file: string
  env: NodeJS.ProcessEnv
  cwd?: string
  canPin: boolean
}): Promise<ServerProcess> {
  const [command, ...args] = pinned(
    serverCpu,
    [options.node, ...(options.nodeArgs ?? []), options.file],
    options.canPin,
  )
  const spawnedMs = performance.now()
  const child = spawn(command, args, {
    cwd: options.cwd ?? process.cwd(),
    env: options.env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const port = await Promise.race([portOf(lines), exited.then(() => undefined)])
  const startUpMs = performance.now() - spawnedMs
  if (child.pid === undefined || port === undefined) throw new Error(`${options.node} ${options.file} did not listen`)
  return {
    pid: child.pid,
    port,
    startUpMs,
    async stop() {
      child.stdin.end()
      await exited
    },
  }
}

/** Tools may write to stdout too. */
function portOf(lines: Interface): Promise<number> {
  return new Promise((resolve) => {
    lines.on('line', (line) => {
      const [, port] = /^listening (\d+)$/.exec(line) ?? []
      if (port !== undefined) resolve(Number(port))
    })
  })
}
