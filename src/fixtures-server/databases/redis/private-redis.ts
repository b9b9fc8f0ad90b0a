import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError, type DatabaseOptions } from '../database.ts'
import { makeDataFolder, removeDataFolder } from '../private-server/data-folder.ts'
import { findPrograms } from '../private-server/find-program.ts'
import { startServerProcess } from '../private-server/server-process.ts'
import { startOnFreePort } from '../private-server/start-on-free-port.ts'
import { stopOnce } from '../private-server/stop-once.ts'
import { withRedis } from './redis-client.ts'

const startWaitMs = 10_000

/** On 127.0.0.1 only; nothing is written to disk: the data are thrown away. */
const settings = ['bind 127.0.0.1', 'save ""', 'appendonly no']

/** Starts the Redis server of this machine, empty: some 50 ms.
 *  @throws DatabaseError 'not-here' or 'did-not-start'
 */
export async function startPrivateRedis({ guard }: DatabaseOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const file = await findRedisProgram()
  const folder = await makeDataFolder('redis', undefined)
  guard.folder(folder)
  try {
    const password = randomBytes(18).toString('base64url')
    const { server, port } = await startOnFreePort({
      async start(port) {
        // In a file: other users can read a command line.
        const config = join(folder, 'redis.conf')
        const lines = [...settings, `dir ${JSON.stringify(folder)}`, `port ${port}`, `requirepass ${password}`]
        await writeFile(config, `${lines.join('\n')}\n`, { mode: 0o600 })
        return startServerProcess({ file, args: [config], account: undefined, folder, endSignal: 'SIGTERM' }, guard)
      },
      ask: (port) => withRedis(urlOf(password, port), (client) => client.send('PING')),
      waitMs: startWaitMs,
      saysPortTaken: /bind/i,
    })
    return { url: urlOf(password, port), stop: stopOnce({ server, folder, guard }) }
  } catch (cause) {
    await removeDataFolder(folder)
    guard.release(folder)
    throw new DatabaseError(
      {
        reason: 'did-not-start',
        database: 'Redis',
        why: `the private server (${file}) did not start: ${(cause as Error).message}`,
        how: 'Give the URL of a running server with --redis <url>',
      },
      { cause },
    )
  }
}

/** @throws DatabaseError 'not-here' */
export async function findRedisProgram(path?: string, others?: readonly string[]): Promise<string> {
  for await (const file of findPrograms(['redis-server', 'valkey-server'], path, others)) return file
  throw new DatabaseError({
    reason: 'not-here',
    database: 'Redis',
    why: 'no redis-server was found',
    how: 'apt install redis-server, or --redis <url>',
  })
}

function urlOf(password: string, port: number): string {
  return `redis://:${password}@127.0.0.1:${port}`
}
