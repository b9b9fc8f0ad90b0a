import type { MongoClient } from 'mongodb'
import { isLeftover, newSchemaName, ownerNote, schemaPattern } from '../owner.ts'
import { withMongodb } from './connection.ts'

/** The one collection that we put into each database of our own: MongoDB keeps no comments on databases. */
const ownerCollection = 'loopcheck_owner'

/** Makes a database of our own, `loopcheck_<random>`, on the server behind the URL; touches nothing else there but
 *  databases that we left behind ourselves.
 *  @throws what mongodb throws
 */
export async function createOwnDatabase(url: string): Promise<{ schema: string; version: string }> {
  const schema = newSchemaName()
  return withMongodb(url, async (client) => {
    await dropLeftovers(client)
    await client.db(schema).collection(ownerCollection).insertOne({ note: ownerNote() })
    const { version } = await client.db(schema).command({ buildInfo: 1 })
    return { schema, version: String(version) }
  })
}

/** Drops it with all that is in it.
 *  @throws what mongodb throws
 */
export async function dropOwnDatabase(url: string, schema: string): Promise<void> {
  await withMongodb(url, (client) => client.db(schema).dropDatabase())
}

/** Drops the databases of loopchecks that were killed. */
async function dropLeftovers(client: MongoClient): Promise<void> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
  const isOurs = new RegExp(schemaPattern)
  for (const { name } of databases) {
    if (!isOurs.test(name)) continue
    try {
      const owner = await client.db(name).collection(ownerCollection).findOne()
      if (isLeftover(owner?.note ?? null, Date.now())) await client.db(name).dropDatabase()
    } catch {
      // Another user's, or one being dropped by another loopcheck: not worth failing for.
    }
  }
}
