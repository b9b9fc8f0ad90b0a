import type { Connection, ConnectionConfiguration } from 'tedious'
import { loadDriver } from '../optional-driver.ts'

/** A refused or silent server must not hold anybody up for longer. */
const connectTimeoutMs = 5_000

/** Opens one connection, for one statement at a time.
 *  @param url `mssql://user:password@host[:port][/database][?encrypt=false&trustServerCertificate=true]`
 *  @param database instead of the URL's
 *  @throws DatabaseError 'not-here'; what tedious throws
 */
export async function openConnection(url: string, database?: string): Promise<Connection> {
  const { Connection } = await loadTedious()
  const connection = new Connection(readUrl(url, database))
  // Without a listener, a server that ends takes the process with it; what is being asked fails by itself.
  connection.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
  return connection
}

/** @throws DatabaseError 'not-here' */
export function loadTedious(): Promise<typeof import('tedious')> {
  return loadDriver({ database: 'SQL Server', name: 'tedious' }, async () => {
    const { default: tedious } = await import('tedious')
    return tedious
  })
}

/** Encrypted unless the URL says otherwise, as tedious has it. */
function readUrl(url: string, database?: string): ConnectionConfiguration {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    server: hostname,
    authentication: {
      type: 'default',
      options: { userName: decodeURIComponent(username), password: decodeURIComponent(password) },
    },
    options: {
      port: Number(port || 1433),
      database: database ?? (decodeURIComponent(pathname.slice(1)) || undefined),
      encrypt: searchParams.get('encrypt') !== 'false',
      trustServerCertificate: searchParams.get('trustServerCertificate') === 'true',
      connectTimeout: connectTimeoutMs,
      requestTimeout: 30_000,
    },
  }
}
