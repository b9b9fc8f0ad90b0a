import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename, isAbsolute, parse } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { GuardianOrder } from './guarded.ts'
import { readStartTicks } from './start-ticks.ts'

/** Ends what loopcheck started, whatever happens to loopcheck: Ctrl-C, SIGTERM, SIGKILL or a crash. */
export interface Guardian {
  /** Lists a process.
   *  @param options.group end the whole group that it leads (it was spawned detached); default false
   *  @param options.signal tried first, about a second before SIGKILL; default SIGTERM
   */
  process(pid: number, options?: { group?: boolean; signal?: NodeJS.Signals }): void
  /** Lists a folder for removal, after the processes have ended.
   *  @throws Error when its name does not begin with `loopcheck-`: it is removed with all that is in it
   */
  folder(path: string): void
  /** Takes a process or folder off the list: it has been ended or removed. */
  release(pidOrPath: number | string): void
  /** Lets the guardian go without touching anything; resolves when it has gone. */
  stop(): Promise<void>
}

/** Longest wait for the guardian to go by itself; it only has a line to read. */
const stopWaitMs = 2_000

/** Starts the guardian: a small process in a session of its own, where no Ctrl-C of this terminal arrives, that reads
 *  from a pipe. The kernel closes the pipe when this process ends, however it ends; that is the guardian's sign to act.
 *  @param options.entry the guardian's program; default main.js beside this file
 */
export function startGuardian(options: { entry?: URL } = {}): Guardian {
  const entry = fileURLToPath(options.entry ?? new URL('./main.js', import.meta.url))
  const child = spawn(process.execPath, [entry], {
    detached: true,
    windowsHide: true,
    // Not the caller's folder, which may be a mount that someone wants to release, or about to be removed.
    cwd: parse(process.execPath).root,
    env: withoutOurVariables(process.env),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const { stdin } = child
  // Someone may end the guardian: the run goes on, only without its protection.
  child.on('error', () => {})
  stdin.on('error', () => {})
  letLoopEnd(child)

  const send = (order: GuardianOrder): void => {
    if (stdin.writable) stdin.write(`${JSON.stringify(order)}\n`)
  }
  return {
    process(pid, { group = false, signal = 'SIGTERM' } = {}) {
      const startTicks = readStartTicks(pid)
      send({ order: 'process', process: { pid, isGroup: group, signal, ...(startTicks && { startTicks }) } })
    },
    folder(path) {
      if (!isAbsolute(path) || !basename(path).startsWith('loopcheck-')) {
        throw new Error(`the guardian removes folders named loopcheck-… only, got ${path}`)
      }
      send({ order: 'folder', path })
    },
    release(what) {
      send({ order: 'release', what })
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      child.ref()
      send({ order: 'stop' })
      stdin.end()
      const abort = new AbortController()
      await Promise.race([once(child, 'exit'), delay(stopWaitMs, undefined, { signal: abort.signal })])
      abort.abort()
      child.unref()
    },
  }
}

/** NODE_OPTIONS and LOOPCHECK_* are meant for the watched program; in the guardian they would start a probe. */
function withoutOurVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('LOOPCHECK_')),
  )
}

/** Neither the guardian nor its pipe keeps loopcheck's own event loop alive. */
function letLoopEnd(child: ChildProcess): void {
  child.unref()
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref()
}
