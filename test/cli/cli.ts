import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import type { Report } from '../../src/model.ts'

const builtEntry = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** A loopcheck that runs as a user would run it: a process of its own, from the built package. */
export interface RunningCli {
  child: ChildProcess
  pid: number
  /** What it has written so far. */
  stdout: () => string
  stderr: () => string
  /** Waits until a text stands on one of the two.
   *  @throws Error when it ends, or ten seconds pass, without it */
  until: (pattern: RegExp) => Promise<RegExpExecArray>
  ended: Promise<CliEnd>
}

export interface CliEnd {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface CliOptions {
  /** Default: a folder of its own. */
  cwd?: string
  env?: Record<string, string>
  /** The program to run in place of the built one. */
  entry?: string
}

const untilMs = 10_000

/** Starts it; a test that fails leaves nothing running. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, [options.entry ?? builtEntry, ...args], {
    cwd: options.cwd ?? temporaryFolder(),
    env: { ...plainEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const ended = once(child, 'close').then(([code, signal]): CliEnd => ({ code, signal, stdout, stderr }))
  return {
    child,
    pid: Number(child.pid),
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    async until(pattern) {
      for (const giveUpAtMs = performance.now() + untilMs; performance.now() < giveUpAtMs; ) {
        const found = pattern.exec(`${stdout}\n${stderr}`)
        if (found !== null) return found
        if (child.exitCode !== null) break
        await delay(20)
      }
      throw new Error(`${pattern} was not written. stdout:\n${stdout}\nstderr:\n${stderr}`)
    },
  }
}

/** Runs it to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliEnd> {
  return startCli(args, options).ended
}

/** @param name of a program in test/programs-cli */
export function program(name: string): string {
  return fileURLToPath(new URL(`../programs-cli/${name}`, import.meta.url))
}

/** Removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export function readReport(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
}

/** What the programs of test/programs-cli say of themselves once they listen. */
export interface Announcement {
  pid: number
  childPid?: number
  port: number
}

export async function announced(cli: RunningCli): Promise<Announcement> {
  const [line] = await cli.until(/^\{"pid":.*\}$/m)
  return JSON.parse(line)
}

/** Asserts that the program, what it started, and its port are gone within the given time. */
export async function expectGone({ pid, childPid, port }: Announcement, withinMs: number): Promise<void> {
  const pids = childPid === undefined ? [pid] : [pid, childPid]
  for (const giveUpAtMs = performance.now() + withinMs; performance.now() < giveUpAtMs; await delay(50)) {
    if (!pids.some(isRunning) && !(await isListening(port))) return
  }
  expect({ running: pids.filter(isRunning), isListening: await isListening(port) }).toEqual({
    running: [],
    isListening: false,
  })
}

/** False for a zombie, too: nothing of it runs any more. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    // No /proc here, or gone between the two questions.
    return process.platform !== 'linux'
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Ours, without what would change how loopcheck behaves. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const left = ['NODE_OPTIONS', 'NODE_ENV', 'NO_COLOR', 'FORCE_COLOR', 'CI', 'PORT']
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !left.includes(name) && !name.startsWith('LOOPCHECK_')),
  )
}
