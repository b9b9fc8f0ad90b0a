import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface RunningAuthServer {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Resolves when its process has gone. */
  stop(): Promise<void>
}

/** Starts the auth server as a process of its own, which ends with this one, however this one ends.
 *  @throws Error when it ends before it listens
 */
export async function startAuthServer(): Promise<RunningAuthServer> {
  const entry = fileURLToPath(new URL('../auth-server-process.js', import.meta.url))
  const child = spawn(process.execPath, [entry], {
    env: ownEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const exited = once(child, 'exit')
  // It may be ended by someone else: requests fail then, and stop() has nothing left to do.
  child.stdin.on('error', () => {})
  const url = await Promise.race([
    readUrl(child),
    exited.then(([code]) => Promise.reject(new Error(`the auth server ended before it listened (exit code ${code})`))),
  ])
  return {
    url,
    async stop() {
      child.stdin.end()
      await exited
    },
  }
}

async function readUrl({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the auth server has no output')
  const [line] = await once(createInterface(stdout), 'line')
  return String(line).replace('listening on ', '')
}

/** Without what makes a Node.js process load something: it is another machine's program in this story, and is not
 *  measured. */
function ownEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('LOOPCHECK_')),
  )
}
