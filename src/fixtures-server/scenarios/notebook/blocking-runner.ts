import type { QueryDatabaseId, Row, SyncConnection } from '../../databases/query-database.ts'
import type { Cell } from './cell.ts'
import type { CellRunner } from './cell-runner.ts'

/** Async by its signature only: every driver here returns when its database has answered, and until then nothing else
 *  runs in this process, not even a cell on another database. */
export class BlockingRunner implements CellRunner {
  private readonly connections: ReadonlyMap<QueryDatabaseId, SyncConnection>

  constructor(connections: ReadonlyMap<QueryDatabaseId, SyncConnection>) {
    this.connections = connections
  }

  async run({ database, statement, params }: Cell): Promise<Row[]> {
    const connection = this.connections.get(database)
    if (connection === undefined) throw new Error(`Not connected to ${database}.`)
    const rows = connection.query(statement, params)
    return rows
  }

  async close(): Promise<void> {
    for (const connection of this.connections.values()) connection.close()
  }
}
