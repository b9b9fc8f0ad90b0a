import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { startGuardian } from '../../src/guardian/guardian.ts'

interface Listed {
  pid: number
  folder: string
}

const program = fileURLToPath(new URL('programs/lists-and-waits.js', import.meta.url))
const built = new URL('../../dist/guardian/main.js', import.meta.url)
/** What the test itself has to take away where the guardian rightly did not. */
const left: Listed[] = []

afterEach(() => {
  for (const { pid, folder } of left.splice(0)) {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('the guardian', () => {
  it('ends a stubborn process and removes the folder when loopcheck is killed', async () => {
    const { parent, listed } = await start('wait')
    expect(isRunning(listed.pid)).toBe(true)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await expectGone(listed)
  })

  it('does the same when a signal reaches the whole process group', async () => {
    const { parent, listed } = await start('wait')
    process.kill(-Number(parent.pid), 'SIGINT')
    await once(parent, 'exit')
    await expectGone(listed)
  })

  it('does the same when loopcheck crashes', async () => {
    const { parent, listed } = await start('crash')
    const [code] = await once(parent, 'exit')
    expect(code).toBe(1)
    await expectGone(listed)
  })

  it('does not keep loopcheck alive', async () => {
    const { parent, listed } = await start('end')
    const [code] = await Promise.race([once(parent, 'exit'), delay(5_000, ['late'])])
    expect(code).toBe(0)
    await expectGone(listed)
  })

  it.each(['released', 'stopped'])('leaves alone what was %s', async (how) => {
    const { parent, listed } = await start(how)
    await once(parent, 'exit')
    // Longer than the guardian needs for the opposite.
    await delay(1_500)
    expect(isRunning(listed.pid)).toBe(true)
    expect(existsSync(listed.folder)).toBe(true)
  })

  it('refuses folders that loopcheck does not make', async () => {
    const guardian = startGuardian({ entry: built })
    expect(() => guardian.folder('/home')).toThrow('loopcheck-')
    expect(() => guardian.folder('loopcheck-relative')).toThrow('loopcheck-')
    await guardian.stop()
  })

  it('gets neither NODE_OPTIONS nor our own variables', { skip: process.platform !== 'linux' }, async () => {
    const { parent } = await start('wait', { NODE_OPTIONS: '--no-warnings', LOOPCHECK_PROBE: 'x', KEPT: 'yes' })
    const environment = await environmentOfGuardian(Number(parent.pid))
    parent.kill('SIGKILL')
    expect(environment).toContain('KEPT=yes')
    expect(environment).not.toMatch(/NODE_OPTIONS|LOOPCHECK_/)
  })
})

async function start(how: string, environment: NodeJS.ProcessEnv = {}) {
  const parent: ChildProcess = spawn(process.execPath, [program, how], {
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = await once(parent.stdout as NodeJS.ReadableStream, 'data')
  const listed: Listed = JSON.parse(String(line))
  left.push(listed)
  return { parent, listed }
}

async function expectGone({ pid, folder }: Listed): Promise<void> {
  for (let waitedMs = 0; waitedMs < 5_000 && (isRunning(pid) || existsSync(folder)); waitedMs += 50) await delay(50)
  expect({ isRunning: isRunning(pid), hasFolder: existsSync(folder) }).toEqual({ isRunning: false, hasFolder: false })
}

async function environmentOfGuardian(parentPid: number): Promise<string> {
  const children = await readFile(`/proc/${parentPid}/task/${parentPid}/children`, 'utf8')
  for (const pid of children.trim().split(' ')) {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    if (commandLine.includes('guardian')) return readFile(`/proc/${pid}/environ`, 'utf8')
  }
  throw new Error('no guardian among the children')
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
