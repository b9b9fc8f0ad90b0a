import { randomBytes } from 'node:crypto'
import { chown, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError, type DatabaseOptions } from '../database.ts'
import { type Account, serverAccount } from '../private-server/account.ts'
import { makeDataFolder, removeDataFolder } from '../private-server/data-folder.ts'
import { type Outcome, runProgram } from '../private-server/run-program.ts'
import { type ServerProcess, startServerProcess } from '../private-server/server-process.ts'
import { startOnFreePort } from '../private-server/start-on-free-port.ts'
import { stopOnce } from '../private-server/stop-once.ts'
import { withClient } from './own-schema.ts'
import { addLinks, copyPrograms, findPackage, programsIn } from './program.ts'

/** A PostgreSQL of our own on 127.0.0.1, in a temporary folder. */
export interface PrivatePostgresql {
  url: string
  stop(): Promise<void>
}

const user = 'loopcheck'
const startWaitMs = 20_000

/** The data are thrown away: nothing needs to survive a crash, and nothing may run beside the measured query.
 *  Source: PostgreSQL documentation, "Non-Durable Settings". */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  work_mem: '64MB',
  max_connections: '100',
  // As files in the data folder, removed with it: /dev/shm would keep them after a SIGKILL.
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
}

/** Starts it: about a second, and half a second more where the programs have to be copied first.
 *  @param native folder with the programs; default: of the npm package
 *  @throws DatabaseError 'not-here' or 'did-not-start'
 */
export async function startPrivatePostgresql(
  { guard, log }: DatabaseOptions,
  native = findPackage(),
): Promise<PrivatePostgresql> {
  let folder: string | undefined
  try {
    const account = await serverAccount()
    folder = await makeDataFolder('postgresql', account)
    guard.folder(folder)
    const password = randomBytes(18).toString('base64url')
    const postgres = await initialise({ native, folder, account, password, ...(log && { log }) })
    const { server, port } = await listenSomewhere({ postgres, folder, account, password }, guard)
    return { url: urlOf(password, port), stop: stopOnce({ server, folder, guard }) }
  } catch (cause) {
    if (folder !== undefined) {
      await removeDataFolder(folder)
      guard.release(folder)
    }
    throw new DatabaseError(
      {
        reason: 'did-not-start',
        database: 'PostgreSQL',
        why: `the private server did not start: ${(cause as Error).message}`,
        how: 'Give the URL of a running server with --pg <url>',
      },
      { cause },
    )
  }
}

interface Site {
  folder: string
  account: Account | undefined
  password: string
}

/** Makes the data directory, with the package's programs where the account can use them, else with a copy.
 *  @returns the server's program
 *  @throws Error with initdb's last words
 */
async function initialise(site: Site & { native: string; log?: (line: string) => void }): Promise<string> {
  await addLinks(site.native)
  const first = await makeData(site, site.native)
  if (first.isOk) return programsIn(site.native).postgres
  site.log?.(`PostgreSQL's programs cannot be used where they are (${first.lastWords}): copying them`)
  const copy = join(site.folder, 'native')
  await copyPrograms(site.native, copy, site.account)
  const second = await makeData(site, copy)
  if (!second.isOk) throw new Error(second.lastWords)
  return programsIn(copy).postgres
}

async function makeData({ folder, account, password }: Site, native: string): Promise<Outcome> {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await rm(data, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account !== undefined) await chown(passwordFile, account.uid, account.gid)
  const args = ['-D', data, '-U', user, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C']
  const outcome = await runProgram({
    file: programsIn(native).initdb,
    args: [...args, '--no-sync', '--no-instructions'],
    account,
    folder,
  })
  await rm(passwordFile)
  return outcome
}

/** @throws Error with the server's last words */
async function listenSomewhere(
  site: Site & { postgres: string },
  guard: DatabaseOptions['guard'],
): Promise<{ server: ServerProcess; port: number }> {
  const own = ['-D', join(site.folder, 'data')]
  for (const [name, value] of Object.entries(settings)) own.push('-c', `${name}=${value}`)
  return startOnFreePort({
    start(port) {
      const args = [...own, '-p', String(port)]
      return startServerProcess({ ...site, file: site.postgres, args, endSignal: 'SIGQUIT' }, guard)
    },
    ask: (port) => withClient(urlOf(site.password, port), async () => {}),
    waitMs: startWaitMs,
    saysPortTaken: /could not bind/,
  })
}

function urlOf(password: string, port: number): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
}
