import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markedLine, type ProbedRun, programPath, runPlain, runProbed, stallsAt } from './run-program.ts'

const openTelemetry = programPath('sets-up-opentelemetry.cjs')
const traced = 'serves-and-asks-itself.cjs'
const typed = 'blocks-in-typescript.ts'

describe('beside OpenTelemetry', () => {
  it.each([
    { way: '--require on the command line', nodeArgs: ['--require', openTelemetry], env: {} },
    { way: 'NODE_OPTIONS, before the probe', nodeArgs: [], env: { NODE_OPTIONS: `--require "${openTelemetry}"` } },
  ])('spans keep their parents, and the block is found: $way', async (options) => {
    const plain = await runPlain(traced, options)
    const run = await runProbed(traced, options)
    expect(plain.stderr).toBe('')
    // Three spans in one trace: the inner request's client and server, both below the outer server's.
    expect(plain.stdout).toMatch(/^outer of inner\n/)
    expect(plain.stdout.match(/^SERVER GET .*\/inner < CLIENT GET .*\/inner true$/m)).not.toBeNull()
    expect(plain.stdout.match(/^CLIENT GET .*\/inner < SERVER GET .*\/outer true$/m)).not.toBeNull()
    expect(run).toMatchObject({ code: 0, stdout: plain.stdout, stderr: plain.stderr })
    const [found] = stallsAt(run.process, traced, markedLine(traced, 'block'))
    expect(found?.stall.durationMs).toBeGreaterThan(200)
    expect(found?.stall.durationMs).toBeLessThan(900)
    const blocker = run.report.blockers.find(({ location }) => location?.line === markedLine(traced, 'block'))
    expect(blocker).toMatchObject({ location: { file: traced }, route: 'GET /outer', kind: 'js-cpu' })
  })
})

describe('TypeScript', () => {
  let folder = ''
  let built = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loopcheck-typescript-'))
    built = join(folder, 'built.cjs')
    await build({
      entryPoints: [programPath(typed)],
      outfile: built,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      sourcemap: true,
      logLevel: 'silent',
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('compiled, with --enable-source-maps: the program prints the same stacks, the report names the source', async () => {
    const options = { nodeArgs: ['--enable-source-maps'] }
    const plain = await runPlain(pathToFileURL(built).href, options)
    const run = await runProbed(pathToFileURL(built).href, options)
    expect(plain.stdout).toContain(typed)
    expect(run).toMatchObject({ code: 0, stdout: plain.stdout, stderr: plain.stderr })
    expectSource(run)
  })

  it('through tsx, whose loader is a preload too', async () => {
    const options = { nodeArgs: ['--import', import.meta.resolve('tsx')] }
    const plain = await runPlain(typed, options)
    const run = await runProbed(typed, options)
    expect(plain.stdout).toContain(typed)
    expect(run).toMatchObject({ code: 0, stderr: plain.stderr })
    // Frames of Node.js itself tell whether a tick was pending as the module began: with the probe from 22 on, one is.
    expect(ownLines(run.stdout)).toEqual(ownLines(plain.stdout))
    expectSource(run)
  })

  /** Loading modules is another block, and a longer one on a busy machine. */
  function expectSource({ report }: ProbedRun): void {
    const location = report.blockers.find(({ kind }) => kind === 'js-cpu')?.location
    expect(location).toMatchObject({ line: markedLine(typed, 'block'), function: 'block' })
    expect(fileURLToPath(new URL(location?.file ?? '', pathToFileURL(programPath('.'))))).toBe(programPath(typed))
  }
})

function ownLines(text: string): string[] {
  return text.split('\n').filter((line) => !/^ +at .*\(?node:/.test(line))
}
