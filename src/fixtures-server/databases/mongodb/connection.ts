import type { Document, MongoClient, MongoClientOptions } from 'mongodb'
import type { DatabasePlace } from '../database.ts'
import { loadDriver } from '../optional-driver.ts'
import type { Connection } from '../query-database.ts'

/** A refused or silent server must not hold anybody up for longer. */
const connectTimeoutMs = 5_000

/** A statement, as JSON text: the fields of MongoDB's own command `aggregate` that matter here. Params are its
 *  variables `$$p1`, `$$p2` …
 */
interface Aggregate {
  /** The collection. */
  aggregate: string
  pipeline: Document[]
}

/** Opens a pool of connections, as many as are used at once.
 *  @throws DatabaseError 'not-here'; what mongodb throws
 */
export async function connectMongodb(
  { url, schema }: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const client = await openClient(url, { maxPoolSize: connections })
  const database = client.db(schema)
  return {
    async query(statement, params = []) {
      const { aggregate, pipeline } = JSON.parse(statement) as Aggregate
      const variables = Object.fromEntries(params.map((param, index) => [`p${index + 1}`, param]))
      return database.collection(aggregate).aggregate(pipeline, { let: variables, allowDiskUse: true }).toArray()
    },
    close: () => client.close(),
  }
}

/** Runs one task on a connection of its own.
 *  @throws DatabaseError 'not-here'; what mongodb or the task throws
 */
export async function withMongodb<T>(url: string, task: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await openClient(url, { maxPoolSize: 1 })
  try {
    return await task(client)
  } finally {
    await client.close()
  }
}

/** @throws DatabaseError 'not-here' */
export function loadMongodb(): Promise<typeof import('mongodb')> {
  return loadDriver({ database: 'MongoDB', name: 'mongodb' }, () => import('mongodb'))
}

async function openClient(url: string, options: MongoClientOptions): Promise<MongoClient> {
  const { MongoClient } = await loadMongodb()
  const client = new MongoClient(url, {
    ...options,
    serverSelectionTimeoutMS: connectTimeoutMs,
    connectTimeoutMS: connectTimeoutMs,
  })
  try {
    await client.connect()
    // Also asks what the user may do: connecting alone may not.
    await client.db('admin').command({ ping: 1 })
    return client
  } catch (error) {
    await client.close()
    throw error
  }
}
