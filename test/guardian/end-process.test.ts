import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { endProcess } from '../../src/guardian/end-process.ts'
import { readStartTicks } from '../../src/guardian/start-ticks.ts'

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

describe('endProcess', () => {
  it('uses the signal that was asked for', async () => {
    const pid = await startIdle()
    const exit = once(child as ChildProcess, 'exit')
    await endProcess({ pid, isGroup: false, signal: 'SIGQUIT', ...startTicksOf(pid) })
    expect(await exit).toEqual([null, 'SIGQUIT'])
  })

  it('leaves a process alone that got the pid of a listed one', { skip: process.platform !== 'linux' }, async () => {
    const pid = await startIdle()
    await endProcess({ pid, isGroup: false, signal: 'SIGTERM', startTicks: '1' })
    expect(child?.exitCode).toBeNull()
    expect(child?.signalCode).toBeNull()
    expect(readStartTicks(pid)).toMatch(/^\d+$/)
  })
})

function startTicksOf(pid: number) {
  const startTicks = readStartTicks(pid)
  return startTicks === undefined ? {} : { startTicks }
}

async function startIdle(): Promise<number> {
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  return Number(child.pid)
}
