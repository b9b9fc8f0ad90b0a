import { createRequire } from 'node:module'
import { DatabaseError } from '../database.ts'
import type { Row } from '../query-database.ts'

/** A file, opened with whichever library this machine has. */
export interface SqliteFile {
  /** @returns the rows; node:sqlite's have no prototype
   *  @throws what the library throws
   */
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
export function openSqlite(path: string): SqliteFile {
  const { open } = findLibrary()
  const library = open(path)
  let isOpen = true
  const file: SqliteFile = {
    query(statement, params = []) {
      const prepared = library.prepare(statement)
      if (prepared.reader !== false) return prepared.all(...params) as Row[]
      prepared.run(...params)
      return []
    },
    close() {
      // node:sqlite minds being closed twice.
      if (isOpen) library.close()
      isOpen = false
    },
  }
  file.query(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  return file
}

/** The first of: what Node.js brings (22.13 and later), better-sqlite3, libsql.
 *  @returns its name as people write it
 *  @throws DatabaseError 'not-here'
 */
export function findLibrary(): { name: string; open: Open } {
  const causes: unknown[] = []
  for (const load of [loadOwn, () => loadPackage('better-sqlite3'), () => loadPackage('libsql')]) {
    try {
      return load()
    } catch (cause) {
      causes.push(cause)
    }
  }
  throw new DatabaseError(
    {
      reason: 'not-here',
      database: 'SQLite',
      why: `Node.js ${process.versions.node} brings none, and neither better-sqlite3 nor libsql can be loaded`,
      // Later ones crash on Node.js 20, where this is read.
      how: 'npm i better-sqlite3@12 (or libsql), or use Node.js 22.13 or later',
    },
    { cause: new AggregateError(causes) },
  )
}

/** @throws TypeError where this Node.js has none */
function loadOwn(): { name: string; open: Open } {
  const { DatabaseSync } = withoutItsWarning(() => process.getBuiltinModule('node:sqlite')) as {
    DatabaseSync: new (path: string) => Library
  }
  return { name: 'node:sqlite', open: (path) => new DatabaseSync(path) }
}

/** Node.js 22 says on stderr that its SQLite is experimental, once in every thread that loads it. */
function withoutItsWarning<T>(load: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}

/** @param name one with the interface of better-sqlite3 */
function loadPackage(name: string): { name: string; open: Open } {
  const Database = createRequire(import.meta.url)(name) as new (path: string) => Library
  // Only now is the native part loaded, which may have been built for another Node.js, or not at all.
  new Database(':memory:').close()
  return { name, open: (path) => new Database(path) }
}
