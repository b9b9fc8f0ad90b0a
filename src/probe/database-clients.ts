import { Socket } from 'node:net'
import type { SqlDialect } from './sql-text.ts'

/** The query that a driver's client is busy with. */
export interface ClientQuery {
  sql: string
  dialect: SqlDialect
  /** Rows built so far, where the driver keeps them. */
  rows?: number
}

/** Reads what a client is busy with from where its driver (pg, mysql2, mysql) keeps it. No getter is called: some of them print warnings.
 *  @returns undefined while it is idle, and for drivers that are not known */
export function currentQuery(client: object): ClientQuery | undefined {
  // pg below 8.16 has no underscore.
  const ofPg = own(client, '_activeQuery') ?? own(client, 'activeQuery')
  if (ofPg !== undefined)
    return query('postgresql', own(ofPg, 'text'), own(own(ofPg, '_result'), 'rows') ?? own(ofPg, '_rows'))
  const ofMysql2 = own(client, '_command')
  if (ofMysql2 !== undefined) return query('mysql', own(ofMysql2, 'sql'), last(own(ofMysql2, '_rows')))
  const ofMysql = last(own(own(client, '_protocol'), '_queue'), 0)
  return query('mysql', own(ofMysql, 'sql'), undefined)
}

/** The handle of the client's socket: while an answer is being read it is the running callback's async resource. */
export function socketHandle(client: object): unknown {
  const stream = own(own(client, 'connection'), 'stream') ?? own(client, 'stream') ?? own(client, '_socket')
  return stream instanceof Socket ? (stream as Socket & { _handle?: unknown })._handle : undefined
}

/** Whose SQL a client or pool speaks. */
export function dialectOf(client: object): SqlDialect {
  const has = (...names: string[]) => names.some((name) => Object.hasOwn(client, name))
  if (has('_activeQuery', 'activeQuery', 'Client')) return 'postgresql'
  if (has('_command', '_freeConnections', '_protocol')) return 'mysql'
  // The promise classes of mysql2 hold the others.
  const inner = own(client, 'pool') ?? own(client, 'connection')
  return isObject(inner) && inner !== client ? dialectOf(inner) : 'other'
}

/** The text of a query as drivers take it: itself, or in an object. */
export function sqlOf(given: unknown): string | undefined {
  const text = typeof given === 'string' ? given : (own(given, 'text') ?? own(given, 'sql'))
  return typeof text === 'string' ? text : undefined
}

function query(dialect: SqlDialect, sql: unknown, rows: unknown): ClientQuery | undefined {
  if (typeof sql !== 'string') return undefined
  return { sql, dialect, ...(Array.isArray(rows) && rows.length > 0 ? { rows: rows.length } : {}) }
}

function last(list: unknown, at = -1): unknown {
  return Array.isArray(list) ? list.at(at) : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** @returns undefined also for null, and for what only a getter would tell */
function own(object: unknown, name: string): unknown {
  if (!isObject(object)) return undefined
  return Object.getOwnPropertyDescriptor(object, name)?.value ?? undefined
}
