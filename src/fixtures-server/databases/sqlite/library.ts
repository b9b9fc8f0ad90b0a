import { createRequire } from 'node:module'
import { DatabaseError } from '../database.ts'
import type { Row } from '../query-database.ts'

/** A file, opened with whichever library this machine has. */
export interface SqliteFile {
  /** @throws what the library throws */
  query(statement: string, params?: readonly unknown[]): Row[]
  close(): void
}

/** The part that all three libraries have. */
interface Library {
  prepare(statement: string): Statement
  close(): void
}

interface Statement {
  all(...params: unknown[]): unknown[]
  run(...params: unknown[]): unknown
  /** False where it answers no rows: better-sqlite3 and libsql then want run(). undefined: node:sqlite does not mind. */
  reader?: boolean
}

type Open = (path: string) => Library

/** How long one who writes may hold up another. */
const busyTimeoutMs = 5_000

/** Opens a file, which is made where there is none.
 *  @throws DatabaseError 'not-here' where no library can be loaded; else what the library throws
 */
export async function openSqlite(path: string): Promise<SqliteFile> {
  const { open } = await findLibrary()
  const library = open(path)
  const file: SqliteFile = {
    query(statement, params = []) {
      const prepared = library.prepare(statement)
      if (prepared.reader !== false) return prepared.all(...params) as Row[]
      prepared.run(...params)
      return []
    },
    close: () => library.close(),
  }
  file.query(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  return file
}

/** The first of: what Node.js brings (22.13 and later), better-sqlite3, libsql.
 *  @returns its name as people write it
 *  @throws DatabaseError 'not-here'
 */
export async function findLibrary(): Promise<{ name: string; open: Open }> {
  const causes: unknown[] = []
  for (const load of [loadOwn, () => loadPackage('better-sqlite3'), () => loadPackage('libsql')]) {
    try {
      return await load()
    } catch (cause) {
      causes.push(cause)
    }
  }
  throw new DatabaseError(
    {
      reason: 'not-here',
      database: 'SQLite',
      why: `Node.js ${process.versions.node} brings none, and neither better-sqlite3 nor libsql can be loaded`,
      how: 'npm i better-sqlite3 (or libsql), or use Node.js 22.13 or later',
    },
    { cause: new AggregateError(causes) },
  )
}

async function loadOwn(): Promise<{ name: string; open: Open }> {
  // By a variable: the types and bundlers of older versions do not know the name.
  const name = 'node:sqlite'
  const { DatabaseSync } = (await import(name)) as { DatabaseSync: new (path: string) => Library }
  return { name, open: (path) => new DatabaseSync(path) }
}

/** @param name one with the interface of better-sqlite3 */
async function loadPackage(name: string): Promise<{ name: string; open: Open }> {
  const Database = createRequire(import.meta.url)(name) as new (path: string) => Library
  return { name, open: (path) => new Database(path) }
}
