import type { DatabasePlace } from '../../databases/database.ts'
import type { Connection, QueryDatabase, QueryDatabaseId } from '../../databases/query-database.ts'
import { placeOf, type ScenarioSite } from '../scenario.ts'
import { type SeededDatabase, shortStatement, writeCells } from './cells.ts'
import { findHomes } from './homes.ts'
import { loadDatabase } from './load-database.ts'
import { saveNotebook } from './notebook-file.ts'
import { fitRows, isOff, sampleRows, shortMs, type WantedCost, wantedCost } from './readings-size.ts'

const usable: readonly QueryDatabaseId[] = ['postgresql', 'mysql', 'sqlite', 'mongodb']

/** Fills every database that is here with as many readings as make its cells take their time on this machine, and
 *  writes the notebook. The readings are a function of their number alone.
 *  @throws what the drivers throw
 */
export async function seedNotebook(site: ScenarioSite): Promise<string> {
  const here = usable.filter((id) => site.databases[id] !== undefined)
  const homes = findHomes(here)
  const seeded = new Map<QueryDatabaseId, SeededDatabase>()
  const words: string[] = []
  // One after the other: side by side, they would be measured at each other's cost.
  for (const id of here) {
    const database = await loadDatabase(id)
    const made = await seedDatabase(database, placeOf(site, id), wantedCost(id, homes))
    seeded.set(id, made.seeded)
    words.push(made.words)
  }
  await saveNotebook(site.folder, { cells: writeCells(homes, seeded) })
  return words.join('; ')
}

async function seedDatabase(
  database: QueryDatabase,
  place: DatabasePlace,
  wanted: WantedCost,
): Promise<{ seeded: SeededDatabase; words: string }> {
  const statement = database.statements[wanted.statement]
  await database.seedReadings(place, sampleRows)
  const connection = await database.connect(place, { connections: 1 })
  try {
    let present = { rows: sampleRows, tookMs: await measure(connection, statement) }
    for (let round = 0; round === 0 || (round === 1 && isOff(present.tookMs, wanted)); round++) {
      const rows = fitRows(present, wanted)
      await database.seedReadings(place, rows)
      present = { rows, tookMs: await measure(connection, statement) }
    }
    const { rows, tookMs } = present
    const words = `${database.title}: ${rows} readings, whose ${wanted.statement} take ${Math.round(tookMs)} ms`
    const seeded = { database, rows }
    if (database.id !== 'postgresql' && database.id !== 'sqlite') return { seeded, words }
    const allMs = await measure(connection, shortStatement(rows))
    return { seeded: { ...seeded, shortRows: Math.min(rows, Math.round((rows * shortMs) / allMs)) }, words }
  } finally {
    await connection.close()
  }
}

/** Runs a statement three times.
 *  @returns the shortest time, ms: what the machine can do when nothing else runs
 */
async function measure(connection: Connection, statement: string): Promise<number> {
  let shortestMs = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const startMs = performance.now()
    await connection.query(statement)
    shortestMs = Math.min(shortestMs, performance.now() - startMs)
  }
  return shortestMs
}
