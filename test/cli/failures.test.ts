import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { program, readReport, runCli, temporaryFolder } from './cli.ts'

const quickLoad = ['--duration', '2', '--warmup', '0', '--wait', '1', '--url', '/']

describe('what fails outside loopcheck ends with exit code 3', () => {
  it('a program that crashes before it listens, with its own last words on stderr', async () => {
    const { code, stderr } = await runCli(['run', ...quickLoad, '--', 'node', program('crashes-at-start.mjs')])
    expect(stderr).toContain('Error: no configuration found')
    expect(stderr).toContain('The program ended (exit code 1) before it answered any load.')
    expect(code).toBe(3)
  })

  it('a program that crashes while it is only watched', async () => {
    const cwd = temporaryFolder()
    const { code } = await runCli(['run', '--', 'node', program('crashes-at-start.mjs')], { cwd })
    expect(code).toBe(3)
    expect(readReport(join(cwd, '.loopcheck/run')).target.exit).toMatchObject({ code: 1, isOurs: false })
  })

  it('a program that never listens', async () => {
    const { code, stderr } = await runCli(['run', ...quickLoad, '--', 'node', program('never-listens.mjs')])
    expect(stderr).toContain('Nothing answered at any port within 1 s. The program has not begun to listen.')
    expect(code).toBe(3)
  })

  it('a program that listens elsewhere, with where', async () => {
    const port = await takenPort({ release: true })
    const args = ['run', '--wait', '1', '--url', `http://127.0.0.1:${port}/`]
    const { code, stderr } = await runCli([...args, '--', 'node', program('serves.mjs')])
    const [, listens] = /"port":(\d+)/.exec(stderr) ?? /listens on port (\d+): correct --url/.exec(stderr) ?? []
    expect(listens).toBeDefined()
    expect(stderr).toContain(`Nothing answered at http://127.0.0.1:${port}/ within 1 s.`)
    expect(code).toBe(3)
  })

  it('a port that something else has taken: then nothing is started', async () => {
    const port = await takenPort()
    const args = ['run', '--url', `http://127.0.0.1:${port}/`, '--', 'node', program('serves.mjs')]
    const { code, stdout, stderr } = await runCli(args)
    expect(stderr).toBe(
      `Something else already listens on port ${port}, so the load would not reach your program. Stop it, or let your program use another port.\n`,
    )
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  })

  it('a program that dies under load: what was measured until then is reported', async () => {
    const cwd = temporaryFolder()
    const args = ['run', ...quickLoad, '--connections', '1', '--', 'node', program('dies-under-load.mjs')]
    const { code, stderr } = await runCli(args, { cwd })
    expect(stderr).toContain('The program ended (exit code 7) while it was under load.')
    expect(code).toBe(3)
    const report = readReport(join(cwd, '.loopcheck/run'))
    expect(report.load?.answered).toBe(8)
    expect(report.totals.stalls).toBeGreaterThanOrEqual(6)
    expect(report.target.exit).toEqual({ code: 7, signal: null, isOurs: false })
  })

  it('a command that is no Node.js program', async () => {
    const { code, stderr } = await runCli(['run', '--', 'true'])
    expect(stderr).toContain('"true" ran, but no Node.js ≥ 20.19 process in it loaded the probe.')
    expect(code).toBe(3)
  })

  it.each([
    ['below a file', (folder: string) => join(folder, 'file', 'out')],
    ['in /proc', () => '/proc/loopcheck'],
  ])('an output folder %s', async (_where, place) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    for (const args of [['run', '--', 'node', program('ends-by-itself.mjs')], ['bench']]) {
      const { code, stdout, stderr } = await runCli(args, { env: { LOOPCHECK_OUTPUT: place(folder) } })
      expect(stderr).toMatch(
        /^Cannot write to the output folder .* \((ENOTDIR|ENOENT)\)\. Choose another with --output/,
      )
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    }
  })

  it('a database that refuses, without its password', async () => {
    const port = await takenPort({ release: true })
    const { code, stderr } = await runCli(['bench', '--pg', `postgres://me:secret@127.0.0.1:${port}/test`])
    expect(stderr).toContain(`PostgreSQL at postgres://me:***@127.0.0.1:${port}/test refused the connection`)
    expect(stderr).not.toContain('secret')
    expect(code).toBe(3)
  })
})

/** @param options.release give the port free again: then nothing listens there */
async function takenPort(options: { release?: boolean } = {}): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise((resolve) => server.close(resolve))
  if (options.release) await close()
  else onTestFinished(async () => void (await close()))
  return port
}
