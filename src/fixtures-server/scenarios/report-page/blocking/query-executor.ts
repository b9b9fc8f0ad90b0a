import type { SyncConnection } from '../../../databases/query-database.ts'
import type { Query, QueryExecutor, Row } from '../query-executor.ts'

/** Async by its signature only: the driver's call returns when PostgreSQL has answered, and until then nothing else
 *  runs in this process. */
export class PostgresqlExecutor implements QueryExecutor {
  private readonly connection: SyncConnection

  constructor(connection: SyncConnection) {
    this.connection = connection
  }

  async executeQuery({ statement, params }: Query): Promise<Row[]> {
    return this.connection.query(statement, params)
  }

  async close(): Promise<void> {
    this.connection.close()
  }
}
