import { access, constants, readFile, realpath } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { DatabaseError } from '../database.ts'
import { runProgram } from '../private-server/run-program.ts'

/** A MySQL or MariaDB server program on this machine. */
export interface MysqlProgram {
  file: string
  isMariaDb: boolean
}

/** Servers lie where ordinary users' PATH does not lead. */
const serverFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/bin', '/opt/homebrew/bin']
const names = ['mariadbd', 'mysqld']

/** Finds a server program, on PATH or where systems keep servers.
 *  @throws DatabaseError 'not-here'
 */
export async function findMysqlProgram(path = process.env.PATH ?? '', others = serverFolders): Promise<MysqlProgram> {
  const ending = process.platform === 'win32' ? '.exe' : ''
  for (const folder of [...path.split(delimiter).filter(Boolean), ...others]) {
    for (const name of names) {
      const file = join(folder, name + ending)
      if (!(await isExecutable(file))) continue
      const { isOk, stdout } = await runProgram({ file, args: ['--version'], account: undefined, folder: '/' })
      if (isOk) return { file, isMariaDb: stdout.includes('MariaDB') }
    }
  }
  throw new DatabaseError({
    reason: 'not-here',
    database: 'MySQL',
    why: 'no mariadbd or mysqld was found',
    how: 'apt install mariadb-server-core, or --mysql <url>',
  })
}

/** The SQL that makes MariaDB's system tables, as its packages bring it.
 *  @throws Error where the package is not complete
 */
export async function readSystemTables(file: string): Promise<string> {
  const base = join(dirname(await realpath(file)), '..')
  const folders = ['share/mysql', 'share/mariadb', 'share'].map((folder) => join(base, folder))
  for (const folder of folders) {
    const sql = await readFile(join(folder, 'mysql_system_tables.sql'), 'utf8').catch(() => undefined)
    if (sql !== undefined) return sql
  }
  throw new Error(`mysql_system_tables.sql is in none of ${folders.join(', ')}`)
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
