import type { Connection, QueryDatabaseId, Row } from '../../databases/query-database.ts'
import type { Cell } from './cell.ts'
import type { CellRunner } from './cell-runner.ts'

/** Async in fact: each database has its own pool, of connections or (SQLite) of threads, and the event loop is free
 *  while they work. */
export class OffloadedRunner implements CellRunner {
  private readonly pools: ReadonlyMap<QueryDatabaseId, Connection>

  constructor(pools: ReadonlyMap<QueryDatabaseId, Connection>) {
    this.pools = pools
  }

  async run({ database, statement, params }: Cell): Promise<Row[]> {
    const pool = this.pools.get(database)
    if (pool === undefined) throw new Error(`Not connected to ${database}.`)
    const rows = await pool.query(statement, params)
    return rows
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }
}
