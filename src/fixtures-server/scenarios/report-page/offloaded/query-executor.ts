import type { Pool } from 'pg'
import type { DatabasePlace } from '../../../databases/database.ts'
import { openPool } from '../../../databases/postgresql/open-pool.ts'
import type { Query, QueryExecutor, Row } from '../query-executor.ts'

/** As many queries as the database works on at once; the others wait in the pool, in order. */
const connections = 10

/** Async in fact: the event loop is free until PostgreSQL has answered. */
export class PostgresqlExecutor implements QueryExecutor {
  private readonly pool: Pool

  constructor({ url }: DatabasePlace) {
    this.pool = openPool(url, { connections })
  }

  async executeQuery({ statement, params }: Query): Promise<Row[]> {
    const client = await this.pool.connect()
    try {
      const { rows } = await client.query<Row>(statement, [...params])
      client.release()
      return rows
    } catch (error) {
      // With an error the pool throws the connection away: it may be in the middle of an answer.
      client.release(error as Error)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}
