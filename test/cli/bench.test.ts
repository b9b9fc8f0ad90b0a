import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/model.ts'
import { type CliOptions, runCli, startCli, temporaryFolder } from './cli.ts'

const shortBench = ['bench', 'tables', '--pairs', '1', '--duration', '2', '--warmup', '0']
const repository = fileURLToPath(new URL('../../', import.meta.url))
const givenUrl = process.env.LOOPCHECK_PG_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
const hasServer = await listSchemas(givenUrl).then(
  () => true,
  () => false,
)
const noServer = hasServer ? '' : ' (skipped: no server at LOOPCHECK_PG_URL; apt install postgresql, or set the URL)'

describe('bench', () => {
  it('measures both paths on a private PostgreSQL, reports, and leaves nothing behind', async () => {
    const place = benchPlace()
    const { code, stdout, stderr } = await runCli(shortBench, place)
    expect(stderr).toMatch(/^Numbers only: longest stall \d+ ms /)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    const folder = join(place.cwd, '.loopcheck/bench')
    expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.json', 'report.md', 'tables'])
    for (const strategy of ['blocking', 'offloaded']) {
      const run = join(folder, 'tables', strategy, 'run-1')
      expect(readdirSync(run).sort()).toEqual(['recording.jsonl', 'report.json'])
    }
    const { scenarios } = readComparison(folder)
    expect(scenarios[0]).toMatchObject({ id: 'tables', sameBytes: true })
    const [blocking, offloaded] = scenarios[0]?.strategies ?? []
    expect(blocking?.blockers[0]).toMatchObject({ kind: 'sync-wait', route: 'GET /tables' })
    expect(blocking?.median.longestMs).toBeGreaterThan(150)
    expect(offloaded?.median.longestMs).toBeLessThan(Number(blocking?.median.longestMs) / 2)
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('executeQuery')
    await expectNothingLeft(place, 0)
  })

  it('can report every single run of it again, byte for byte', async () => {
    const place = benchPlace()
    await runCli(shortBench, place)
    const run = join(place.cwd, '.loopcheck/bench/tables/blocking/run-1')
    const first = readFileSync(join(run, 'report.json'), 'utf8')
    const { stdout } = await runCli(['report', run, '--json', '-q', '-o', 'out'], place)
    expect(stdout).toBe(first)
  })

  it('draws what ran, not what was known before: a function renamed in the server is renamed in the diagram', async () => {
    const place = benchPlace()
    const copy = renamedCopy({ from: 'executeQuery', to: 'fetchEverything' })
    const { code } = await runCli(shortBench, { ...place, entry: join(copy, 'dist/cli/main.js') })
    expect(code).toBe(0)
    const page = readFileSync(join(place.cwd, '.loopcheck/bench/report.md'), 'utf8')
    const [diagram = ''] = /```mermaid\n[\s\S]*?```/.exec(page) ?? []
    expect(diagram).toContain('fetchEverything')
    expect(page).not.toContain('executeQuery')
  })

  it('leaves nothing behind at Ctrl-C, and says that nothing can be compared', async () => {
    const place = benchPlace()
    const cli = startCli([...shortBench, '-v'], place)
    await cli.until(/blocking, run 1 of 2: loading/)
    cli.child.kill('SIGINT')
    const { code, stderr } = await cli.ended
    expect(code).toBe(130)
    expect(stderr).toContain('Interrupted before both paths were measured: there is no comparison.')
    expect(existsSync(join(place.cwd, '.loopcheck/bench/report.json'))).toBe(false)
    await expectNothingLeft(place, 0)
  })

  it('leaves nothing behind when it is killed', async () => {
    const place = benchPlace()
    const cli = startCli([...shortBench, '-v'], place)
    await cli.until(/blocking, run 1 of 2: loading/)
    expect(left(place)).not.toEqual([])
    cli.child.kill('SIGKILL')
    await cli.ended
    await expectNothingLeft(place, 10_000)
  })

  it.skipIf(!hasServer)(`leaves a given PostgreSQL as it was${noServer}`, async () => {
    const place = benchPlace()
    const before = await listSchemas(givenUrl)
    const cli = startCli([...shortBench, '-v', '--pg', givenUrl], place)
    await cli.until(/blocking, run 1 of 2: starting/)
    const during = await listSchemas(givenUrl)
    const { code } = await cli.ended
    expect(code).toBe(0)
    expect(during.length).toBe(before.length + 1)
    expect(await listSchemas(givenUrl)).toEqual(before)
    expect(readComparison(join(place.cwd, '.loopcheck/bench')).settings.database).toMatch(/^PostgreSQL [\d.]+$/)
    await expectNothingLeft(place, 0)
  })
})

interface BenchPlace extends CliOptions {
  cwd: string
  /** Where the private server's folder goes: one that other users may enter, for it runs as one of them. */
  temp: string
  env: Record<string, string>
}

function benchPlace(): BenchPlace {
  const temp = temporaryFolder()
  chmodSync(temp, 0o755)
  return { cwd: temporaryFolder(), temp, env: { TMPDIR: temp } }
}

/** The package, with a function of the sample server under another name and without its source maps. */
function renamedCopy({ from, to }: { from: string; to: string }): string {
  const copy = temporaryFolder()
  for (const name of ['dist', 'package.json']) cpSync(join(repository, name), join(copy, name), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
  const server = join(copy, 'dist/fixtures-server')
  for (const name of readdirSync(server, { recursive: true, encoding: 'utf8' })) {
    const path = join(server, name)
    if (name.endsWith('.js.map')) rmSync(path)
    if (name.endsWith('.js')) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to))
  }
  return copy
}

function readComparison(folder: string): Comparison {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
}

async function expectNothingLeft(place: BenchPlace, withinMs: number): Promise<void> {
  const giveUpAtMs = performance.now() + withinMs
  while (left(place).length > 0 && performance.now() < giveUpAtMs) await delay(100)
  expect(left(place)).toEqual([])
}

/** What a bench has in use: folders, and processes that work in them. A server whose process has gone listens no more. */
function left({ cwd, temp }: BenchPlace): string[] {
  const processes = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).split('\n')
  return [...readdirSync(temp), ...processes.filter((line) => line.includes(temp) || line.includes(cwd))]
}

async function listSchemas(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>('SELECT nspname AS name FROM pg_namespace ORDER BY nspname')
    return rows.map(({ name }) => name)
  } finally {
    await client.end().catch(() => {})
  }
}
