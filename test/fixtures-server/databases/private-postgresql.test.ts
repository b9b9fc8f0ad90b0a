import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseError } from '../../../src/fixtures-server/databases/database.ts'
import { withClient } from '../../../src/fixtures-server/databases/postgresql/own-schema.ts'
import { startPrivatePostgresql } from '../../../src/fixtures-server/databases/postgresql/private-postgresql.ts'
import { findPackage } from '../../../src/fixtures-server/databases/postgresql/program.ts'
import { startPostgresql } from '../../../src/fixtures-server/databases/postgresql.ts'
import { findLeavings } from '../leavings.ts'
import { recordingGuard } from '../recording-guard.ts'

describe('a private PostgreSQL', () => {
  it('starts, answers, and leaves no process, port or folder behind', async () => {
    const guard = recordingGuard()
    const database = await startPostgresql({ guard })
    const { rows, folder } = await describeServer(database.url)
    expect(rows).toEqual([{ schema: database.schema, listens: '127.0.0.1', sockets: '' }])
    expect(database.version).toMatch(/^\d+\.\d+$/)
    expect([...guard.listed]).toEqual([folder, expect.any(Number)])

    await database.stop()
    await database.stop()
    expect(await findLeavings({ port: portOf(database.url), folder }, 0)).toEqual([])
    expect([...guard.listed]).toEqual([])
  })

  it('leaves nothing behind when whoever started it is killed', async () => {
    const program = fileURLToPath(new URL('../programs/starts-postgresql-and-waits.js', import.meta.url))
    const parent = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(parent.stdout, 'data')
    const url = String(line).trim()
    const { folder } = await describeServer(url)
    expect(await findLeavings({ port: portOf(url), folder }, 0)).not.toEqual([])

    parent.kill('SIGKILL')
    expect(await findLeavings({ port: portOf(url), folder }, 5_000)).toEqual([])
  })

  it('lets nobody in without the password', async () => {
    const database = await startPostgresql({ guard: recordingGuard() })
    onTestFinished(() => database.stop())
    const url = new URL(database.url)
    url.password = 'guess'
    await expect(withClient(url.href, async () => true)).rejects.toMatchObject({ code: '28P01' })
  })

  it('adds the links that npm did not make', async () => {
    const native = await copyPackage({ isClosed: false })
    const server = await startPrivatePostgresql({ guard: recordingGuard() }, native)
    onTestFinished(() => server.stop())
    expect(existsSync(join(native, 'lib', 'libpq.so.5'))).toBe(true)
    expect((await describeServer(server.url)).programs).toContain(native)
  })

  it('runs from a copy where its own account cannot enter or change the package', async () => {
    const native = await copyPackage({ isClosed: true })
    const lines: string[] = []
    const server = await startPrivatePostgresql({ guard: recordingGuard(), log: (line) => lines.push(line) }, native)
    const { programs, folder } = await describeServer(server.url)
    expect(programs).toContain(folder)
    expect(lines).toEqual([expect.stringContaining('copying them')])

    await server.stop()
    expect(await findLeavings({ port: portOf(server.url), folder }, 0)).toEqual([])
  })

  it('says why it did not start, and cleans up', async () => {
    const guard = recordingGuard()
    const native = await mkdtemp(join(tmpdir(), 'loopcheck-empty-'))
    onTestFinished(() => rm(native, { recursive: true }))
    const failure = await startPrivatePostgresql({ guard }, native).catch((error) => error)
    expect(failure).toBeInstanceOf(DatabaseError)
    expect(failure).toMatchObject({ reason: 'did-not-start', why: expect.stringContaining('ENOENT') })
    expect([...guard.listed]).toEqual([])
    expect(guard.ever.filter((what) => existsSync(String(what)))).toEqual([])
  })
})

/** The package without its links. Closed: root keeps others out; anybody else may read it, but not add links. */
async function copyPackage({ isClosed }: { isClosed: boolean }): Promise<string> {
  const outer = await mkdtemp(join(tmpdir(), 'loopcheck-package-'))
  const native = join(outer, 'native')
  const lib = join(native, 'lib')
  const isNoLink = async (path: string) => !(await lstat(path)).isSymbolicLink()
  await cp(findPackage(), native, { recursive: true, filter: isNoLink })
  const isRoot = process.getuid?.() === 0
  await chmod(outer, isRoot && isClosed ? 0o700 : 0o755)
  if (isClosed) await chmod(lib, 0o555)
  onTestFinished(async () => {
    await chmod(lib, 0o755)
    await rm(outer, { recursive: true })
  })
  return native
}

async function describeServer(url: string) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT nspname FROM pg_namespace WHERE nspname ~ '^loopcheck_') AS schema,
              current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets`,
    )
    const setting = async (name: string): Promise<string> =>
      (
        await client.query('SELECT setting FROM pg_config WHERE name = $1 UNION ALL SELECT current_setting($1, true)', [
          name,
        ])
      ).rows[0].setting
    const data = await setting('data_directory')
    return { rows, folder: join(data, '..'), programs: await setting('BINDIR') }
  })
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}
