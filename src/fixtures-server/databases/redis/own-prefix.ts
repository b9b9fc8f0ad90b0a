import { isLeftover, newSchemaName, ownerNote, schemaPattern } from '../owner.ts'
import { type RedisClient, withRedis } from './redis-client.ts'

/** The one key that we put beside what a scenario makes; its name ends so. */
const ownerKey = ':loopcheck_owner'

/** Takes a prefix of our own, `loopcheck_<random>`, on the server behind the URL: all our keys begin with it and a colon.
 *  Touches nothing else there but keys that we left behind ourselves.
 *  @throws what the socket throws, or Redis answers
 */
export async function takeOwnPrefix(url: string): Promise<{ schema: string; version: string }> {
  const schema = newSchemaName()
  return withRedis(url, async (client) => {
    await dropLeftovers(client)
    await client.send('SET', schema + ownerKey, ownerNote())
    const [, version = ''] = /redis_version:(\S+)/.exec(String(await client.send('INFO', 'server'))) ?? []
    return { schema, version }
  })
}

/** Drops all keys with the prefix.
 *  @throws what the socket throws, or Redis answers
 */
export async function dropOwnPrefix(url: string, schema: string): Promise<void> {
  await withRedis(url, (client) => dropKeys(client, schema))
}

async function dropKeys(client: RedisClient, schema: string): Promise<void> {
  for await (const keys of findKeys(client, `${schema}:*`)) {
    if (keys.length > 0) await client.send('UNLINK', ...keys)
  }
}

/** Drops the keys of loopchecks that were killed. */
async function dropLeftovers(client: RedisClient): Promise<void> {
  const isOurs = new RegExp(schemaPattern)
  for await (const keys of findKeys(client, `loopcheck_*${ownerKey}`)) {
    for (const key of keys) {
      const schema = key.slice(0, -ownerKey.length)
      if (!isOurs.test(schema)) continue
      const note = await client.send('GET', key)
      if (isLeftover(typeof note === 'string' ? note : null, Date.now())) await dropKeys(client, schema)
    }
  }
}

/** In parts, as Redis finds them: the server is not held up by a question about all its keys. */
async function* findKeys(client: RedisClient, pattern: string): AsyncGenerator<string[]> {
  let cursor = '0'
  do {
    const [next, keys] = (await client.send('SCAN', cursor, 'MATCH', pattern, 'COUNT', '1000')) as [string, string[]]
    yield keys
    cursor = next
  } while (cursor !== '0')
}
