import { randomBytes } from 'node:crypto'
import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError, type DatabaseOptions } from '../database.ts'
import { type Account, serverAccount } from '../private-server/account.ts'
import { makeDataFolder, removeDataFolder } from '../private-server/data-folder.ts'
import { runProgram } from '../private-server/run-program.ts'
import { type ServerProcess, startServerProcess } from '../private-server/server-process.ts'
import { startOnFreePort } from '../private-server/start-on-free-port.ts'
import { stopOnce } from '../private-server/stop-once.ts'
import { withConnection } from './own-database.ts'
import { findMysqlProgram, type MysqlProgram, readSystemTables } from './program.ts'

const user = 'loopcheck'
const startWaitMs = 30_000

/** On 127.0.0.1 only; the data are thrown away, so nothing needs to survive a crash. `loose`: MySQL or MariaDB alone
 *  knows it. Relative paths are below the data directory. */
const settings = [
  '--bind-address=127.0.0.1',
  '--socket=server.sock',
  '--pid-file=server.pid',
  '--skip-log-bin',
  '--innodb-flush-log-at-trx-commit=0',
  '--loose-innodb-doublewrite=0',
  '--loose-mysqlx=OFF',
]

interface Site {
  folder: string
  account: Account | undefined
  password: string
}

/** Starts the MySQL or MariaDB server of this machine on data of its own: about a second.
 *  @throws DatabaseError 'not-here' or 'did-not-start'
 */
export async function startPrivateMysql({ guard }: DatabaseOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const program = await findMysqlProgram()
  let folder: string | undefined
  try {
    const account = await serverAccount()
    folder = await makeDataFolder('mysql', account)
    guard.folder(folder)
    const site = { folder, account, password: randomBytes(18).toString('base64url') }
    await initialise(program, site)
    const { server, port } = await listenSomewhere(program, site, guard)
    return { url: urlOf(site.password, port), stop: stopOnce({ server, folder, guard }) }
  } catch (cause) {
    if (folder !== undefined) {
      await removeDataFolder(folder)
      guard.release(folder)
    }
    throw new DatabaseError(
      {
        reason: 'did-not-start',
        database: 'MySQL',
        why: `the private server (${program.file}) did not start: ${(cause as Error).message}`,
        how: 'Give the URL of a running server with --mysql <url>',
      },
      { cause },
    )
  }
}

/** Makes the data directory with its system tables.
 *  @throws Error with the program's last words
 */
async function initialise({ file, isMariaDb }: MysqlProgram, { folder, account }: Site): Promise<void> {
  const data = join(folder, 'data')
  const args = ['--no-defaults', `--datadir=${data}`, `--tmpdir=${folder}`]
  await mkdir(data, { mode: 0o700 })
  if (account !== undefined) await chown(data, account.uid, account.gid)
  const { isOk, lastWords } = isMariaDb
    ? await runProgram({
        ...{ file, account, folder },
        args: [...args, '--bootstrap', '--log-warnings=0'],
        input: `CREATE DATABASE mysql;\nUSE mysql;\n${await readSystemTables(file)}`,
      })
    : await runProgram({ file, account, folder, args: [...args, '--initialize-insecure'] })
  if (!isOk) throw new Error(lastWords)
}

/** @throws Error with the server's last words */
async function listenSomewhere(
  { file }: MysqlProgram,
  site: Site,
  guard: DatabaseOptions['guard'],
): Promise<{ server: ServerProcess; port: number }> {
  const initFile = await writeInitFile(site)
  const { folder } = site
  // Our own TMPDIR may be one that the server's account cannot write to: InnoDB would not start.
  const places = [`--datadir=${join(folder, 'data')}`, `--tmpdir=${folder}`, `--init-file=${initFile}`]
  const own = ['--no-defaults', ...places]
  const running = await startOnFreePort({
    start(port) {
      const args = [...own, `--port=${port}`, ...settings]
      // The data need no orderly end, and a server takes its time for one.
      return startServerProcess({ ...site, file, args, endSignal: 'SIGKILL' }, guard)
    },
    ask: (port) => withConnection(urlOf(site.password, port), async () => {}),
    waitMs: startWaitMs,
    saysPortTaken: /bind/i,
  })
  await rm(initFile)
  return running
}

/** The only account that anybody can use; runs each time the server starts. */
async function writeInitFile({ folder, account, password }: Site): Promise<string> {
  const file = join(folder, 'init.sql')
  const sql = [
    `CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `CREATE USER IF NOT EXISTS '${user}'@'localhost' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON *.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;`,
    `GRANT ALL ON *.* TO '${user}'@'localhost' WITH GRANT OPTION;`,
  ]
  await writeFile(file, `${sql.join('\n')}\n`, { mode: 0o600 })
  if (account !== undefined) await chown(file, account.uid, account.gid)
  return file
}

function urlOf(password: string, port: number): string {
  return `mysql://${user}:${password}@127.0.0.1:${port}`
}
