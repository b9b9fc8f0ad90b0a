import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { loopcheckError, withCause } from '../errors.ts'

/** How a program ended. */
export interface TargetExit {
  code: number | null
  signal: NodeJS.Signals | null
  /** True when stop() ended it. */
  isOurs: boolean
}

/** The watched program with all processes it starts. */
export interface Target {
  pid: number
  /** Never rejects. */
  exited: Promise<TargetExit>
  isAlive(): boolean
  /** What it last wrote, when its output is not shown: at most 2 000 characters. */
  lastWords(): string
  /** Ends it and everything it started: the signal first, SIGKILL for what is left after the grace time. */
  stop(signal?: NodeJS.Signals): Promise<TargetExit>
}

export interface TargetOptions {
  command: readonly string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** inherit: shown as it is. stderr: its stdout goes to our stderr. hidden: kept for lastWords. */
  output: 'inherit' | 'stderr' | 'hidden'
}

/** What a server may take to say goodbye, ms. */
const graceMs = 5000
const lastWordsLength = 2000
const pollMs = 20

/** Starts a program in a process group of its own, so that Ctrl-C reaches it once and through us, and all that it starts can be ended.
 *  @throws LoopcheckError 'command-not-found', 'command-not-executable'
 */
export async function startTarget(options: TargetOptions): Promise<Target> {
  const [file = '', ...args] = options.command
  const isWindows = process.platform === 'win32'
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    detached: !isWindows,
    windowsHide: true,
    stdio: stdioOf(options.output),
  })
  const words = keepLastWords(child)
  try {
    await once(child, 'spawn')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw withCause(loopcheckError(code === 'EACCES' ? 'command-not-executable' : 'command-not-found', file), error)
  }
  const pid = child.pid ?? 0
  let isOurs = false
  const exited = new Promise<TargetExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, isOurs }))
  })
  const isAlive = () => child.exitCode === null && child.signalCode === null

  function signalAll(signal: NodeJS.Signals): void {
    try {
      process.kill(isWindows ? pid : -pid, signal)
    } catch {
      // Gone already.
    }
  }

  return {
    pid,
    exited,
    isAlive,
    lastWords: words,
    async stop(signal = 'SIGTERM') {
      if (isAlive()) isOurs = true
      const deadline = performance.now() + graceMs
      signalAll(signal)
      while ((isAlive() || isGroupAlive(pid)) && performance.now() < deadline) await delay(pollMs)
      signalAll('SIGKILL')
      return exited
    },
  }
}

function stdioOf(output: TargetOptions['output']): SpawnOptions['stdio'] {
  // In a group of its own the program may not read from the terminal: the system would stop it.
  const stdin = process.stdin.isTTY ? 'ignore' : 'inherit'
  if (output === 'hidden') return ['ignore', 'pipe', 'pipe']
  return [stdin, output === 'stderr' ? 2 : 'inherit', 'inherit']
}

function keepLastWords(child: ChildProcess): () => string {
  let words = ''
  const keep = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-lastWordsLength)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => words.trim()
}

function isGroupAlive(pid: number): boolean {
  if (process.platform === 'win32') return false
  try {
    process.kill(-pid, 0)
    return true
  } catch {
    return false
  }
}
