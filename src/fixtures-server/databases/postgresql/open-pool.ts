import { Pool, type PoolConfig } from 'pg'

/** A pool that a server's end does not take the process with: without a listener, its connections would. What is being
 *  asked fails by itself, and the pool replaces what broke.
 *  @param options.connections the most that are open at a time; those beyond wait for one
 */
export function openPool(url: string, { connections, ...others }: { connections: number } & PoolConfig): Pool {
  const pool = new Pool({ ...others, connectionString: url, max: connections })
  pool.on('error', () => {})
  // The pool listens to its idle connections only: one that is lent reports to its borrower, between two queries to nobody.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
