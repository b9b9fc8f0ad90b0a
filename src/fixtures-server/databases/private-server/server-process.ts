import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ProcessGuard } from '../database.ts'
import { lastLines, type Program, serverEnvironment } from './run-program.ts'

/** A private database server, running. */
export interface ServerProcess {
  pid: number
  hasEnded(): boolean
  /** The last lines of its log. */
  lastWords(): Promise<string>
  /** Ends it: by its own signal, and by SIGKILL where that does not help within five seconds. */
  end(): Promise<void>
}

const patienceMs = 5_000

/** Starts a server in a process group of its own, so that Ctrl-C in the terminal does not end it before its clients.
 *  @param program.folder also holds its log: a pipe would break when we are killed
 *  @param endSignal what ends this server at once and in order
 *  @throws Error when it cannot be started at all
 */
export async function startServerProcess(
  program: Program & { endSignal: NodeJS.Signals },
  guard: ProcessGuard,
): Promise<ServerProcess> {
  const logFile = join(program.folder, 'server.log')
  const log = await open(logFile, 'a')
  let child: ChildProcess
  let failure: Promise<unknown[]>
  try {
    child = spawn(program.file, program.args, {
      ...program.account,
      cwd: program.folder,
      env: serverEnvironment(program.folder),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    // Listened for at once: the event comes while the log is being closed.
    failure = once(child, 'error')
  } finally {
    await log.close()
  }
  if (child.pid === undefined) throw (await failure)[0]
  const pid = child.pid
  guard.process(pid, { group: true, signal: program.endSignal })
  child.unref()
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null

  return {
    pid,
    hasEnded,
    lastWords: async () => lastLines(await readFile(logFile, 'utf8').catch(() => '')),
    async end() {
      child.ref()
      if (!hasEnded()) {
        child.kill(program.endSignal)
        const abort = new AbortController()
        const killer = delay(patienceMs, undefined, { signal: abort.signal }).then(
          () => child.kill('SIGKILL'),
          () => false,
        )
        await once(child, 'exit')
        abort.abort()
        await killer
      }
      guard.release(pid)
    },
  }
}
