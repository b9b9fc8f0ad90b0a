import { loopcheckError } from '../../errors.ts'
import { findFreePort } from '../../fixtures-server/databases/private-server/free-port.ts'
import type { Lacking } from '../../fixtures-server/index-page.ts'
import { startGuardian } from '../../guardian/guardian.ts'
import { isPortTaken, waitForListen } from '../../load/wait-for-listen.ts'
import { startTarget, type Target } from '../../watch/target.ts'
import { listenForInterrupts } from '../interrupt.ts'
import { exitCodes, type Io } from '../io.ts'
import { createProgress } from '../progress.ts'
import { chooseScenarios } from '../sample/choose-scenarios.ts'
import { type DatabaseOptionValues, readDatabaseUrls } from '../sample/database-options.ts'
import { packageRoot, sampleServerEntry } from '../sample/sample-server.ts'
import { styleFor } from '../style.ts'
import { chooseStrategies } from './choose-strategies.ts'
import { makeStories, type Stories } from './make-stories.ts'

export interface ServeOptions extends DatabaseOptionValues {
  mode: string
  port?: number
  verbose?: boolean
  color: boolean
  plain?: boolean
}

const usualPort = 3000
const listenWaitMs = 30_000

/** Starts the databases and the sample server, and keeps them until Ctrl-C or SIGTERM.
 *  @returns the exit code
 *  @throws LoopcheckError before anything listens */
export async function serve(names: string[], options: ServeOptions, io: Io): Promise<number> {
  const chosen = chooseStrategies(chooseScenarios(names, 'all'), options.mode)
  const urls = readDatabaseUrls(options)
  const port = await choosePort(options.port)
  const progress = createProgress(io, {
    isQuiet: false,
    isVerbose: options.verbose === true,
    isPlain: options.plain === true,
  })
  const interrupt = listenForInterrupts()
  const guard = startGuardian()
  let stories: Stories | undefined
  let target: Target | undefined
  try {
    stories = await makeStories(chosen, { urls, guard, progress, interrupt: interrupt.signal })
    if (interrupt.signal.aborted) return interrupt.exitCode() ?? exitCodes.fine
    if (stories.tellings.length === 0) throw loopcheckError('nothing-measured', lackText(stories.lacking))
    progress.show('starting the sample server')
    target = await startTarget({
      command: [process.execPath, sampleServerEntry, '--port', String(port)],
      cwd: packageRoot,
      env: { ...io.env, SAMPLE_STORIES: JSON.stringify({ tellings: stories.tellings, lacking: stories.lacking }) },
      output: 'hidden',
    })
    guard.process(target.pid, { group: true })
    const origin = `http://127.0.0.1:${port}`
    await waitUntilUp(target, origin, interrupt.signal)
    progress.clear()
    if (!interrupt.signal.aborted)
      io.stderr.write(welcome(stories, origin, styleFor(io.stderr, io.env, { hasColor: options.color })))
    await Promise.race([target.exited, aborted(interrupt.signal)])
    if (!interrupt.signal.aborted) throw await ended(target)
    return interrupt.exitCode() ?? exitCodes.fine
  } finally {
    progress.show('stopping')
    if (target !== undefined) {
      await target.stop()
      guard.release(target.pid)
    }
    await stories?.stop()
    progress.clear()
    interrupt.close()
    await guard.stop()
  }
}

/** @throws LoopcheckError 'own-port-taken' */
async function choosePort(wanted: number | undefined): Promise<number> {
  const port = wanted ?? usualPort
  if (!(await isPortTaken(`http://127.0.0.1:${port}`))) return port
  if (wanted !== undefined) throw loopcheckError('own-port-taken', wanted)
  return findFreePort()
}

/** @throws LoopcheckError 'server-did-not-start' */
async function waitUntilUp(target: Target, origin: string, signal: AbortSignal): Promise<void> {
  const { status } = await waitForListen({ url: origin, timeoutMs: listenWaitMs, isAlive: target.isAlive, signal })
  if (status !== 'listening' && !signal.aborted) throw await ended(target)
}

async function ended(target: Target) {
  if (target.isAlive())
    return loopcheckError('server-did-not-start', `it did not listen within ${listenWaitMs / 1000} s.`)
  const { code, signal } = await target.exited
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`
  return loopcheckError('server-ended', how, target.lastWords())
}

function welcome({ tellings, lacking }: Stories, origin: string, style: ReturnType<typeof styleFor>): string {
  const lines = [
    `${style('bold', origin)}  the sample server; Ctrl-C ends it, with its databases`,
    ...tellings.map(({ scenario, strategy }) => `  ${scenario.padEnd(12)} ${strategy}`),
    ...lacking.map(({ id, why, how }) => `${style('yellow', 'skipped')}  ${id}: ${why} (${how})`),
  ]
  return `${lines.join('\n')}\n`
}

function lackText(lacking: readonly Lacking[]): string {
  return lacking.map(({ id, why, how }) => `${id}: ${why} (${how})`).join('; ')
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
