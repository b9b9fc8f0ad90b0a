import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseRecording, readRecording } from '../../src/recording/parse-recording.ts'
import type { Recording } from '../../src/recording/recording.ts'
import type { WatchOptions } from '../../src/watch/watch-options.ts'
import type { watchProgram } from '../../src/watch/watch-program.ts'

// The probe that it starts lies beside it: the built one is watched with.
const built = (await import(new URL('../../dist/watch/watch-program.js', import.meta.url).href)) as {
  watchProgram: typeof watchProgram
}

const program = (name: string) => fileURLToPath(new URL(`../programs/${name}`, import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopcheck-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function watch(command: string[], more: Partial<WatchOptions> = {}) {
  const guarded: string[] = []
  const options: WatchOptions = {
    command,
    cwd: folder,
    env: process.env,
    output: 'hidden',
    folder: join(folder, 'out'),
    loopcheck: 'test',
    thresholdMs: 20,
    heartbeatMs: 5,
    hasRequests: true,
    includeValues: false,
    waitMs: 5000,
    guard: {
      process: (pid) => guarded.push(`guard ${pid}`),
      release: (pid) => guarded.push(`release ${pid}`),
    },
    interrupt: new AbortController().signal,
    ...more,
  }
  return { guarded, result: built.watchProgram(options) }
}

/** With arrays for tables of columns, whose classes were built twice. */
function plain(recording: Recording) {
  const processes = recording.processes.map((process) => ({
    ...process,
    stalls: [...process.stalls],
    requests: [...process.requests],
    captures: process.stalls.map(({ id }) => process.captures.get(id)),
  }))
  return { ...recording, processes }
}

describe('watchProgram', () => {
  it('watches until the program ends, and seals the recording', async () => {
    const { result, guarded } = watch([process.execPath, program('blocks-then-exits.mjs')])
    const { recording, exit, failure } = await result
    expect([exit, failure]).toEqual([{ code: 5, signal: null, isOurs: false }, undefined])
    expect(recording.exit).toMatchObject({ code: 5, isOurs: false })
    expect([...recording.sources.values()].some(({ code }) => code?.endsWith('// block'))).toBe(true)
    const path = join(folder, 'out/recording.jsonl')
    expect(plain(readRecording(path))).toEqual(plain(recording))
    expect(plain(parseRecording(readFileSync(path, 'utf8'), path))).toEqual(plain(recording))
    expect(guarded.map((word) => word.split(' ')[0])).toEqual(['guard', 'release'])
  })

  it('ends the program with the signal it was interrupted by', async () => {
    const interrupt = new AbortController()
    const { result } = watch([process.execPath, program('waits.mjs'), 'exits-on-sigint'], {
      interrupt: interrupt.signal,
      onPhase: ({ name }) => {
        if (name === 'watching') void delay(500).then(() => interrupt.abort('SIGINT'))
      },
    })
    expect((await result).exit).toEqual({ code: 7, signal: null, isOurs: true })
  })

  it('says so when the command is no Node.js program', async () => {
    const { result } = watch(['sh', '-c', 'exit 0'])
    expect(await result).toMatchObject({ exit: { code: 0 }, failure: { code: 'not-a-node-program' } })
  })

  it('says so when the command is not there, and when nothing can be written', async () => {
    await expect(watch(['no-such-command-here']).result).rejects.toMatchObject({ code: 'command-not-found' })
    writeFileSync(join(folder, 'file'), '')
    const { result } = watch(['true'], { folder: join(folder, 'file') })
    await expect(result).rejects.toMatchObject({
      code: 'output-not-writable',
      message: expect.stringContaining('ENOTDIR'),
    })
  })
})
