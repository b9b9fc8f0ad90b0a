import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findFreePort } from '../../src/fixtures-server/databases/private-server/free-port.ts'
import { runCli, startCli, temporaryFolder } from './cli.ts'

describe('serve', () => {
  it('serves the stories with an index page, until Ctrl-C, and leaves nothing behind', async () => {
    const { origin, cli, left } = await startServe([])
    const index = await fetch(origin)
    expect(index.headers.get('content-type')).toContain('text/html')
    const page = await index.text()
    expect(page).toContain('<span class="badge blocking">blocking</span>')
    expect(page).toContain(`curl &#39;${origin}/tables?org=acme&#39;`)
    const answer = await fetch(`${origin}/tables?org=acme`)
    expect(await answer.json()).toMatchObject({ org: 'acme', tables: { length: 100 } })
    expect(left()).not.toEqual([])
    cli.child.kill('SIGINT')
    const { code, stdout } = await cli.ended
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(left()).toEqual([])
  })

  it('serves the offloaded way with --mode, where the canary does not wait', async () => {
    const { origin, cli } = await startServe(['--mode', 'offloaded'])
    expect(await (await fetch(origin)).text()).toContain('<span class="badge offloaded">offloaded</span>')
    let isUnderWay = true
    const story = fetch(`${origin}/tables?org=acme`).then((answer) => answer.text())
    void story.finally(() => {
      isUnderWay = false
    })
    let longestMs = 0
    while (isUnderWay) {
      const startMs = performance.now()
      await (await fetch(`${origin}/health`)).text()
      longestMs = Math.max(longestMs, performance.now() - startMs)
    }
    expect(longestMs).toBeLessThan(80)
    cli.child.kill('SIGTERM')
    expect((await cli.ended).code).toBe(143)
  })

  it('leaves nothing behind when it is killed', async () => {
    const { cli, left } = await startServe([])
    cli.child.kill('SIGKILL')
    await cli.ended
    const giveUpAtMs = performance.now() + 10_000
    while (left().length > 0 && performance.now() < giveUpAtMs) await delay(100)
    expect(left()).toEqual([])
  })

  it('says which modes there are', async () => {
    const { code, stderr } = await runCli(['serve', 'tables', '--mode', 'fast'])
    expect(stderr).toBe('There is no mode "fast". Known: blocking, offloaded.\n')
    expect(code).toBe(2)
  })

  it('starts nothing when its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const { code, stderr } = await runCli(['serve', 'tables', '--port', String(port)])
    expect(stderr).toBe(
      `Something else already listens on port ${port}. Give another one with --port, or leave it out for a free one.\n`,
    )
    expect(code).toBe(3)
  })
})

async function startServe(args: string[]) {
  const temp = temporaryFolder()
  // The private server's account is another one.
  chmodSync(temp, 0o755)
  const port = await findFreePort()
  const cli = startCli(['serve', 'tables', '--port', String(port), ...args], { env: { TMPDIR: temp } })
  await cli.until(/the sample server; Ctrl-C ends it/)
  return { origin: `http://127.0.0.1:${port}`, cli, left: () => left(temp) }
}

/** Folders, and processes that work in them. */
function left(temp: string): string[] {
  const processes = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).split('\n')
  return [...readdirSync(temp), ...processes.filter((line) => line.includes(temp))]
}
