import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseError } from '../database.ts'
import { findPrograms } from '../private-server/find-program.ts'
import { runProgram } from '../private-server/run-program.ts'

/** A MySQL or MariaDB server program on this machine. */
export interface MysqlProgram {
  file: string
  isMariaDb: boolean
}

const names = ['mariadbd', 'mysqld']

/** Finds a server program, on PATH or where systems keep servers.
 *  @throws DatabaseError 'not-here'
 */
export async function findMysqlProgram(path?: string, others?: readonly string[]): Promise<MysqlProgram> {
  for await (const file of findPrograms(names, path, others)) {
    const { isOk, stdout } = await runProgram({ file, args: ['--version'], account: undefined, folder: '/' })
    if (isOk) return { file, isMariaDb: stdout.includes('MariaDB') }
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
