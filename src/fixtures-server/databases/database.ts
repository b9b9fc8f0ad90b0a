/** The databases that scenarios run on. */
export type DatabaseId = 'postgresql' | 'mysql' | 'sqlite' | 'duckdb' | 'redis' | 'mongodb' | 'clickhouse' | 'sqlserver'

/** As people write them. */
export const databaseTitles: Record<DatabaseId, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  sqlite: 'SQLite',
  duckdb: 'DuckDB',
  redis: 'Redis',
  mongodb: 'MongoDB',
  clickhouse: 'ClickHouse',
  sqlserver: 'SQL Server',
}

/** A database that loopcheck can start, or find by its URL. */
export interface Database {
  id: DatabaseId
  /** As people write it: `PostgreSQL`. */
  title: string
  /** Gives the URL of a running server; undefined for what lives in a file. */
  flag?: `--${string}`
  /** Of such a URL, with its protocol. */
  exampleUrl?: string
  /** @throws DatabaseError 'refused' (within about five seconds), 'did-not-start' or 'not-here' */
  start(options: DatabaseOptions): Promise<RunningDatabase>
}

/** A place of our own in a database that is up. */
export interface DatabasePlace {
  /** With the password: for child processes, not for logs. A path where the database is a file. */
  url: string
  /** Everything that a scenario makes is in here: a schema in PostgreSQL, a database in MySQL, a prefix of keys in Redis. */
  schema: string
}

/** Ends what was started should we be killed: who starts a database passes one in. */
export interface ProcessGuard {
  process(pid: number, options?: { group?: boolean; signal?: NodeJS.Signals }): void
  folder(path: string): void
  release(pidOrPath: number | string): void
}

export interface DatabaseOptions {
  /** A running server to use; undefined: a private one is started. */
  url?: string
  guard: ProcessGuard
  /** Gets one line for each step that takes a while, and for a server that ends unasked. */
  log?: (line: string) => void
}

/** A database that is up, with a place of our own in it. */
export interface RunningDatabase extends DatabasePlace {
  id: DatabaseId
  /** As the server tells it: `18.4`. */
  version: string
  /** True for a private server that ends with stop(). */
  isPrivate: boolean
  /** Ends the private server and removes its folder, or drops our schema from the server that was given.
   *  May be called twice. */
  stop(): Promise<void>
}

/** refused: a given URL did not work. did-not-start: the private server failed. not-here: this machine has none. */
export type DatabaseErrorReason = 'refused' | 'did-not-start' | 'not-here'

/** A database that cannot be had. */
export class DatabaseError extends Error {
  readonly reason: DatabaseErrorReason
  /** As people write it: `PostgreSQL`. */
  readonly database: string
  /** Without the password; undefined where no URL was given. */
  readonly url: string | undefined
  readonly why: string
  /** What to do about it; no full stop at the end. */
  readonly how: string

  constructor(
    failure: { reason: DatabaseErrorReason; database: string; url?: string; why: string; how: string },
    options?: ErrorOptions,
  ) {
    super(`${failure.database}: ${failure.why}. ${failure.how}.`, options)
    this.name = 'DatabaseError'
    this.reason = failure.reason
    this.database = failure.database
    this.url = failure.url === undefined ? undefined : maskPassword(failure.url)
    this.why = failure.why
    this.how = failure.how
  }
}

/** @returns the URL as it may be shown; what is no URL at all is not shown */
export function maskPassword(url: string): string {
  if (!URL.canParse(url)) return '(not a URL)'
  const shown = new URL(url)
  if (shown.password !== '') shown.password = '***'
  // libpq's URLs may carry the password among the parameters.
  if (shown.searchParams.has('password')) shown.searchParams.set('password', '***')
  return shown.href
}
