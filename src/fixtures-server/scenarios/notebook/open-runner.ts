import { queryDatabases } from '../../databases/databases.ts'
import type { QueryDatabase, QueryDatabaseId } from '../../databases/query-database.ts'
import { placeOf, type ScenarioSite } from '../scenario.ts'
import type { Cell } from './cell.ts'
import type { CellRunner } from './cell-runner.ts'
import { poolSizeFor } from './pool-sizes.ts'

/** Connects to all databases that the cells run on.
 *  @throws what the drivers throw; nothing stays open then
 */
export async function openRunner(strategy: string, site: ScenarioSite, cells: readonly Cell[]): Promise<CellRunner> {
  const ids = [...new Set(cells.map(({ database }) => database))]
  // Loaded here: the offloaded server has no driver that blocks.
  if (strategy === 'blocking') {
    const { BlockingRunner } = await import('./blocking-runner.ts')
    return new BlockingRunner(await connectAll(ids, (database) => database.connectSync(placeOf(site, database.id))))
  }
  const { OffloadedRunner } = await import('./offloaded-runner.ts')
  return new OffloadedRunner(
    await connectAll(ids, (database) =>
      database.connect(placeOf(site, database.id), { connections: poolSizeFor(database.id, process.env) }),
    ),
  )
}

async function connectAll<Open extends { close(): unknown }>(
  ids: readonly QueryDatabaseId[],
  connect: (database: QueryDatabase) => Promise<Open>,
): Promise<Map<QueryDatabaseId, Open>> {
  const open = new Map<QueryDatabaseId, Open>()
  try {
    for (const id of ids) open.set(id, await connect(await queryDatabases[id]()))
    return open
  } catch (error) {
    for (const connection of open.values()) await connection.close()
    throw error
  }
}
