import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startTarget, type Target, type TargetOptions } from '../../src/watch/target.ts'

const program = (name: string) => fileURLToPath(new URL(`../programs/${name}`, import.meta.url))

async function start(command: string[], output: TargetOptions['output'] = 'hidden'): Promise<Target> {
  const target = await startTarget({ command, cwd: process.cwd(), env: process.env, output })
  onTestFinished(async () => {
    await target.stop('SIGKILL')
  })
  return target
}

const startNode = (...args: string[]) => start([process.execPath, ...args])

describe('startTarget', () => {
  it.each([
    ['exit code', ['-e', 'process.exit(7)'], { code: 7, signal: null, isOurs: false }],
    ['signal', ['-e', 'process.kill(process.pid, "SIGKILL")'], { code: null, signal: 'SIGKILL', isOurs: false }],
  ])('tells how the program ended by itself: %s', async (_what, args, exit) => {
    const target = await startNode(...args)
    expect(await target.exited).toEqual(exit)
    expect(target.isAlive()).toBe(false)
  })

  it('tells that it ended the program', async () => {
    const target = await startNode('-e', 'setInterval(() => {}, 1000)')
    expect(target.isAlive()).toBe(true)
    expect(await target.stop()).toEqual({ code: null, signal: 'SIGTERM', isOurs: true })
  })

  it('does not say so of a program that had ended before', async () => {
    const target = await startNode('-e', 'process.exit(3)')
    await target.exited
    expect(await target.stop()).toEqual({ code: 3, signal: null, isOurs: false })
  })

  it('lets the program answer the signal it is given', async () => {
    const target = await startNode(
      '-e',
      'process.on("SIGINT", () => process.exit(4)); setInterval(() => {}, 9); console.log("on")',
    )
    await untilSaid(target, /on/)
    expect(await target.stop('SIGINT')).toEqual({ code: 4, signal: null, isOurs: true })
  })

  it('keeps the last 2 000 characters that it wrote, both streams', async () => {
    const target = await startNode(program('says-its-last-words.mjs'))
    expect(await target.exited).toMatchObject({ code: 9 })
    await untilSaid(target, /database/)
    expect(target.lastWords().length).toBeLessThanOrEqual(2000)
    expect(target.lastWords()).toMatch(/x{100}/)
  })

  it('has no last words where the output is shown', async () => {
    const target = await start([process.execPath, '-e', ''], 'inherit')
    await target.exited
    expect(target.lastWords()).toBe('')
  })

  it('says which command was not found', async () => {
    await expect(start(['no-such-command-here'])).rejects.toMatchObject({
      code: 'command-not-found',
      message: expect.stringContaining('"no-such-command-here"'),
      cause: { code: 'ENOENT' },
    })
  })

  it.each(['polite', 'stubborn'])(
    'ends what the program has started, and what that has started: %s',
    async (manner) => {
      const target = await startNode(program('starts-a-grandchild.mjs'), '0', manner)
      await untilSaid(target, /(pid \d+\s*){3}/)
      const pids = [...target.lastWords().matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid))
      expect(pids.map(isRunning)).toEqual([true, true, true])
      await target.stop()
      await untilGone(pids)
      expect(pids.map(isRunning)).toEqual([false, false, false])
    },
    15_000,
  )

  it('ends what a program has left behind that is gone itself', async () => {
    const target = await startNode(
      '-e',
      'const { pid } = require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }); console.log("pid " + pid); process.exit()',
    )
    await target.exited
    await untilSaid(target, /pid \d+/)
    const pid = Number(target.lastWords().slice(4))
    expect(isRunning(pid)).toBe(true)
    await target.stop()
    await untilGone([pid])
    expect(isRunning(pid)).toBe(false)
  })
})

async function untilSaid(target: Target, words: RegExp): Promise<void> {
  for (const deadline = Date.now() + 10_000; !words.test(target.lastWords()) && Date.now() < deadline; ) await delay(10)
}

/** The system takes a moment to bury a process. */
async function untilGone(pids: readonly number[]): Promise<void> {
  for (const deadline = Date.now() + 3000; pids.some(isRunning) && Date.now() < deadline; ) await delay(10)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
