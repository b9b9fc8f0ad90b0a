import { Client } from 'pg'
import { isLeftover, newSchemaName, ownerNote, schemaPattern } from '../owner.ts'

/** A refused or silent server must not hold anybody up for longer. */
const connectTimeoutMs = 5_000

/** Makes a schema of our own, `loopcheck_<random>`, in the database behind the URL; touches nothing else there but
 *  schemas that we left behind ourselves.
 *  @throws what pg throws
 */
export async function createOwnSchema(url: string): Promise<{ schema: string; version: string }> {
  const schema = newSchemaName()
  return withClient(url, async (client) => {
    await dropLeftovers(client)
    await client.query('BEGIN')
    await client.query(`CREATE SCHEMA ${schema}`)
    await client.query(`COMMENT ON SCHEMA ${schema} IS ${client.escapeLiteral(ownerNote())}`)
    await client.query('COMMIT')
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return { schema, version: rows[0]?.server_version.split(' ')[0] ?? '' }
  })
}

/** Drops it with all that is in it.
 *  @throws what pg throws
 */
export async function dropOwnSchema(url: string, schema: string): Promise<void> {
  await withClient(url, async (client) => {
    // A server that is still ending may hold its locks for a moment; a stuck one must not hold us for ever.
    await client.query("SET lock_timeout = '10s'")
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`)
  })
}

/** Runs one task on a connection of its own. */
export async function withClient<T>(url: string, task: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
  // The server may end under an idle connection; what is being awaited fails by itself.
  client.on('error', () => {})
  try {
    await client.connect()
    return await task(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Drops the schemas of loopchecks that were killed. */
async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; note: string | null }>(
    "SELECT nspname AS name, obj_description(oid, 'pg_namespace') AS note FROM pg_namespace WHERE nspname ~ $1",
    [schemaPattern],
  )
  for (const { name, note } of rows) {
    if (!isLeftover(note, Date.now())) continue
    // Another user's leftover, or one being dropped by another loopcheck: not worth failing for.
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(name)} CASCADE`).catch(() => {})
  }
}
