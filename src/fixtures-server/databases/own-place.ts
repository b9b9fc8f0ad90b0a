import type { Database, DatabaseId, RunningDatabase } from './database.ts'
import { refusal } from './refusal.ts'

/** A database that is a server, and how a place of our own is made there. */
export interface ServerKind extends Pick<Database, 'title'> {
  id: DatabaseId
  flag: NonNullable<Database['flag']>
  /** What happens where its flag is left out: `to use a private server`. */
  otherwise: string
  /** Also drops what we left behind when we were killed, and touches nothing else.
   *  @throws what the driver throws, after five seconds at the latest
   */
  makePlace(url: string): Promise<{ schema: string; version: string }>
  /** @throws what the driver throws */
  dropPlace(url: string, schema: string): Promise<void>
}

/** Takes a place on a server that the user gave us; stop() drops it.
 *  @throws DatabaseError 'refused'
 */
export async function takePlace(
  { id, title, flag, otherwise, ...kind }: ServerKind,
  url: string,
): Promise<RunningDatabase> {
  const { schema, version } = await kind.makePlace(url).catch((cause) => {
    throw refusal({ database: title, flag, url, otherwise, cause })
  })
  let dropped: Promise<void> | undefined
  return {
    id,
    version,
    isPrivate: false,
    url,
    schema,
    stop() {
      dropped ??= kind.dropPlace(url, schema)
      return dropped
    },
  }
}

/** Takes a place on a private server, which stop() ends with all that is in it.
 *  @throws what the driver throws; the server has ended then
 */
export async function takePrivatePlace(
  { id, makePlace }: ServerKind,
  server: { url: string; stop(): Promise<void> },
): Promise<RunningDatabase> {
  try {
    const { schema, version } = await makePlace(server.url)
    return { id, version, isPrivate: true, url: server.url, schema, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
