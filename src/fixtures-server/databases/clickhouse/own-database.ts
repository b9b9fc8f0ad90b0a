import type { ClickHouseClient } from '@clickhouse/client'
import { isLeftover, newSchemaName, ownerNote, schemaPattern } from '../owner.ts'
import { withClickhouse } from './connection.ts'

/** The one table that we put into each database of our own: ClickHouse had no comments on databases before 21.9. */
const ownerTable = 'loopcheck_owner'

/** Makes a database of our own, `loopcheck_<random>`, on the server behind the URL; touches nothing else there but
 *  databases that we left behind ourselves.
 *  @throws what @clickhouse/client throws
 */
export async function createOwnDatabase(url: string): Promise<{ schema: string; version: string }> {
  const schema = newSchemaName()
  return withClickhouse(url, async (client) => {
    await dropLeftovers(client)
    await client.command({ query: `CREATE DATABASE ${schema}` })
    const table = `${schema}.${ownerTable}`
    await client.command({ query: `CREATE TABLE ${table} (note String) ENGINE = MergeTree ORDER BY tuple()` })
    await client.insert({ table, values: [{ note: ownerNote() }], format: 'JSONEachRow' })
    const [row] = await ask<{ version: string }>(client, 'SELECT version() AS version')
    return { schema, version: row?.version ?? '' }
  })
}

/** Drops it with all that is in it.
 *  @throws what @clickhouse/client throws
 */
export async function dropOwnDatabase(url: string, schema: string): Promise<void> {
  await withClickhouse(url, (client) => client.command({ query: `DROP DATABASE IF EXISTS ${schema}` }), {
    waitMs: 10_000,
  })
}

/** Drops the databases of loopchecks that were killed. */
async function dropLeftovers(client: ClickHouseClient): Promise<void> {
  const found = await ask<{ name: string }>(
    client,
    `SELECT name FROM system.databases WHERE match(name, '${schemaPattern}')`,
  )
  for (const { name } of found) {
    try {
      const [owner] = await ask<{ note: string }>(client, `SELECT note FROM ${name}.${ownerTable}`)
      if (isLeftover(owner?.note ?? null, Date.now())) await client.command({ query: `DROP DATABASE ${name}` })
    } catch {
      // Another user's, or one being made or dropped by another loopcheck: not worth failing for.
    }
  }
}

async function ask<T>(client: ClickHouseClient, query: string): Promise<T[]> {
  const answer = await client.query({ query, format: 'JSONEachRow' })
  return answer.json<T>()
}
