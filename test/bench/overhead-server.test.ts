import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProcessTimes, readRssBytes } from '../../bench/overhead/cpu-clock.ts'
import { startServer } from '../../bench/overhead/server-process.ts'
import { serverIds, servers } from '../../bench/overhead/servers.ts'
import { environmentOf, listVariants } from '../../bench/overhead/variants.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'loopcheck-test-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('environmentOf', () => {
  const [bare, , probe, , noRequests] = listVariants('/built/probe', [])
  const env = { PATH: '/bin', NODE_OPTIONS: '--import=/some/tool.js' }

  it('leaves what the benchmark was started with out of the bare server', () => {
    if (bare === undefined) throw new Error('no bare variant')
    expect(environmentOf(bare, env, '/recording.jsonl')).toEqual({ PATH: '/bin' })
  })

  it('starts the probe with and without requests, and nothing else', () => {
    for (const [variant, hasRequests] of [
      [probe, true],
      [noRequests, false],
    ] as const) {
      if (variant === undefined) throw new Error('a variant is missing')
      const { NODE_OPTIONS, LOOPCHECK_PROBE = '' } = environmentOf(variant, env, '/recording.jsonl')
      expect(NODE_OPTIONS).toBe('--require="/built/probe/preload.cjs"')
      expect(JSON.parse(LOOPCHECK_PROBE)).toMatchObject({ recording: '/recording.jsonl', hasRequests })
    }
  })
})

describe.runIf(process.platform === 'linux')('startServer', () => {
  it.each(serverIds)('runs %s, whose answer the client can read, until its input is closed', async (id) => {
    const running = await startServer({ node: process.execPath, file: servers[id].file, env: {}, canPin: false })
    const answer = await fetch(`http://127.0.0.1:${running.port}${servers[id].path}`)
    expect(Number(answer.headers.get('content-length'))).toBe((await answer.arrayBuffer()).byteLength)
    expect(readProcessTimes(running.pid).cpuMs).toBeGreaterThan(5)
    expect(readRssBytes(running.pid)).toBeGreaterThan(20_000_000)
    await running.stop()
    expect(() => process.kill(running.pid, 0)).toThrow('ESRCH')
  })

  it('fails when the program ends before it listens', async () => {
    const file = join(scratch, 'missing.js')
    const started = startServer({ node: process.execPath, file, env: {}, canPin: false })
    await expect(started).rejects.toThrow('did not listen')
  })
})
