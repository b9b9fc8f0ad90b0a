import type { ClickHouseClient } from '@clickhouse/client'
import type { DatabasePlace } from '../database.ts'
import { loadDriver } from '../optional-driver.ts'
import { proven } from '../proven.ts'
import type { Connection, Row } from '../query-database.ts'

/** A silent server must not hold anybody up for longer than this when it is first asked, or than that later. */
const waitMs = { first: 5_000, later: 30_000 }

/** What answers rows; all else is a command. */
const answersRows = /^[\s(]*(select|with|show|describe|exists|explain)\b/i

/** Asks over HTTP, on as many sockets as are used at once. Params are `{p1: Int32}`, `{p2: String}` …
 *  @throws DatabaseError 'not-here'; what @clickhouse/client throws
 */
export async function connectClickhouse(
  { url, schema }: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const client = await openClient(url, { database: schema, connections, waitMs: waitMs.later })
  const connection: Connection = {
    query: (statement, params = []) => run(client, statement, params),
    close: () => client.close(),
  }
  return proven(connection)
}

/** Runs one task on a connection of its own; no answer within five seconds is an error.
 *  @throws DatabaseError 'not-here'; what @clickhouse/client or the task throws
 */
export async function withClickhouse<T>(
  url: string,
  task: (client: ClickHouseClient) => Promise<T>,
  options = { waitMs: waitMs.first },
): Promise<T> {
  const client = await openClient(url, { connections: 1, ...options })
  try {
    return await task(client)
  } finally {
    await client.close()
  }
}

/** @throws DatabaseError 'not-here' */
export function loadClickhouse(): Promise<typeof import('@clickhouse/client')> {
  return loadDriver({ database: 'ClickHouse', name: '@clickhouse/client' }, () => import('@clickhouse/client'))
}

async function run(client: ClickHouseClient, statement: string, params: readonly unknown[]): Promise<Row[]> {
  const query_params = Object.fromEntries(params.map((param, index) => [`p${index + 1}`, param]))
  if (answersRows.test(statement)) {
    const answer = await client.query({ query: statement, query_params, format: 'JSONEachRow' })
    return answer.json<Row>()
  }
  await client.command({ query: statement, query_params })
  return []
}

async function openClient(
  url: string,
  { database, connections, waitMs }: { database?: string; connections: number; waitMs: number },
): Promise<ClickHouseClient> {
  const { createClient, ClickHouseLogLevel } = await loadClickhouse()
  return createClient({
    // `clickhouse:` is how other drivers write it.
    url: url.replace(/^clickhouse:/, 'http:'),
    ...(database !== undefined && { database }),
    max_open_connections: connections,
    request_timeout: waitMs,
    // It would tell of errors on the console; they are thrown as well.
    log: { level: ClickHouseLogLevel.OFF },
  })
}
