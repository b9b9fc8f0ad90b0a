import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { Client } from 'pg'

/** A refused or silent server must not hold anybody up for longer. */
const connectTimeoutMs = 5_000

/** Schemas younger than this are never taken for leftovers. */
const leftoverAgeMs = 24 * 60 * 60 * 1_000

/** What the comment on each of our schemas says. */
interface Owner {
  loopcheck: 'temporary'
  host: string
  pid: number
  /** ISO 8601 */
  createdAt: string
}

/** Makes a schema of our own, `loopcheck_<random>`, in the database behind the URL; touches nothing else there but
 *  schemas that we left behind ourselves.
 *  @throws what pg throws
 */
export async function createOwnSchema(url: string): Promise<{ schema: string; version: string }> {
  const schema = `loopcheck_${randomBytes(6).toString('hex')}`
  const owner: Owner = {
    loopcheck: 'temporary',
    host: hostname(),
    pid: process.pid,
    createdAt: new Date().toISOString(),
  }
  return withClient(url, async (client) => {
    await dropLeftovers(client)
    await client.query('BEGIN')
    await client.query(`CREATE SCHEMA ${schema}`)
    await client.query(`COMMENT ON SCHEMA ${schema} IS ${client.escapeLiteral(JSON.stringify(owner))}`)
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

/** Drops schemas whose maker was killed: made on this machine, more than a day ago, by a process that is no more. */
async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; comment: string | null }>(
    `SELECT nspname AS name, obj_description(oid, 'pg_namespace') AS comment
     FROM pg_namespace WHERE nspname ~ '^loopcheck_[0-9a-f]{12}$'`,
  )
  for (const { name, comment } of rows) {
    if (!isLeftover(comment, Date.now())) continue
    // Another user's leftover, or one being dropped by another loopcheck: not worth failing for.
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(name)} CASCADE`).catch(() => {})
  }
}

/** True when the schema with this comment was made by us, on this machine, and nobody uses it any more.
 *  @param nowMs Date.now()
 */
export function isLeftover(comment: string | null, nowMs: number): boolean {
  const owner = parseOwner(comment)
  return (
    owner?.loopcheck === 'temporary' &&
    owner.host === hostname() &&
    nowMs - Date.parse(owner.createdAt) > leftoverAgeMs &&
    !isRunning(owner.pid)
  )
}

function parseOwner(comment: string | null): Owner | undefined {
  try {
    return JSON.parse(comment ?? '') ?? undefined
  } catch {
    // Somebody else's words: then it is somebody else's schema.
    return undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
