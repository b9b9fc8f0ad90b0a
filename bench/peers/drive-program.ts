import { existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ProcessGroup, startGroup } from '../../scripts/process-group.ts'
import { canaryPerSecond } from '../../src/cli/measuring.ts'
import { type LoadOptions, runLoad } from '../../src/load/run-load.ts'
import type { Program } from '../accuracy/truth.ts'
import type { Setting } from './peer.ts'

/** How a tool has a program started, and how it learns that the load is over. */
export interface Launch {
  /** Before the program's own arguments: Node.js and its flags, or a command that takes them. */
  command: readonly string[]
  env: Record<string, string>
  /** Called before and after the load; the program must end by itself after the latter. */
  onStart?: (group: ProcessGroup) => Promise<void>
  onEnd: (group: ProcessGroup) => Promise<void> | void
}

const listenPatienceMs = 15_000
const endPatienceMs = 15_000
const defaultRate = 3
const requestTimeoutMs = 10_000
const wordsLength = 2000

/** Runs a program of the exam under a tool, with the load that the exam sends.
 *  @returns when the program began to listen, µs of the monotonic clock (0: never), and its process id
 *  @throws Error when it does not listen, or does not end
 */
export async function driveProgram(
  program: Program,
  launch: Launch,
  setting: Setting,
): Promise<{ listenUs: number; pid: number }> {
  const listenFile = join(setting.folder, 'listen.jsonl')
  const { truth } = program
  const group = startGroup(
    [
      ...launch.command,
      '--require',
      fileURLToPath(new URL('./inject/listen.cjs', import.meta.url)),
      ...(truth.nodeOptions ?? []),
      join(program.folder, truth.entry),
    ],
    {
      cwd: setting.folder,
      env: { ...cleanEnvironment(), ...launch.env, LOOPCHECK_PEERS_LISTEN: listenFile },
      stdio: [
        'ignore',
        truth.stdout === 'file' ? openSync(join(setting.folder, 'stdout.txt'), 'w') : 'ignore',
        openSync(join(setting.folder, 'stderr.txt'), 'w'),
      ],
    },
  )
  const words = () => readFileSync(join(setting.folder, 'stderr.txt'), 'utf8').trim().slice(-wordsLength)
  try {
    const urls = truth.urls ?? (truth.url === undefined ? [] : [truth.url])
    if (urls.length === 0) {
      await launch.onStart?.(group)
      if (!(await hasEnded(group))) await launch.onEnd(group)
    } else {
      const listen = await waitForListen(listenFile, group)
      if (listen === undefined) throw new Error(`the server did not listen. ${words()}`)
      const load = loadOf(program, urls, `http://127.0.0.1:${listen.port}`)
      await runLoad({ ...load, durationMs: (truth.warmup ?? 0) * 1000 })
      await launch.onStart?.(group)
      await runLoad({ ...load, durationMs: setting.seconds * 1000 })
      if (!group.isAlive()) throw new Error(`the server died under the load. ${words()}`)
      await launch.onEnd(group)
    }
    if (!(await hasEnded(group))) throw new Error(`the program did not end within ${endPatienceMs} ms. ${words()}`)
    return { listenUs: readListen(listenFile)?.atUs ?? 0, pid: group.pid }
  } finally {
    group.kill()
  }
}

function loadOf(program: Program, urls: readonly string[], origin: string): Omit<LoadOptions, 'durationMs'> {
  return {
    targets: urls.map((url) => ({ url: `${origin}${url}`, role: 'load' })),
    canary: { url: `${origin}/health`, ratePerSecond: canaryPerSecond },
    ratePerSecond: program.truth.rate ?? defaultRate,
    connections: 10,
    timeoutMs: requestTimeoutMs,
    clock: () => performance.now(),
  }
}

interface Listen {
  port: number
  atUs: number
}

async function waitForListen(file: string, group: ProcessGroup): Promise<Listen | undefined> {
  const deadlineMs = performance.now() + listenPatienceMs
  while (group.isAlive() && performance.now() < deadlineMs) {
    const listen = readListen(file)
    if (listen !== undefined) return listen
    await delay(20)
  }
  return readListen(file)
}

function readListen(file: string): Listen | undefined {
  const [line = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n', 1) : []
  return line === '' ? undefined : (JSON.parse(line) as Listen)
}

async function hasEnded(group: ProcessGroup): Promise<boolean> {
  const controller = new AbortController()
  const late = delay(endPatienceMs, false, { signal: controller.signal }).catch(() => false)
  const ended = await Promise.race([group.exited.then(() => true), late])
  controller.abort()
  return ended
}

/** What the benchmark itself was started with is no part of the program. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _ours, NODE_PATH: _path, ...env } = process.env
  return env
}
