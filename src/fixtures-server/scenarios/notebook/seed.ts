import type { DatabasePlace } from '../../databases/database.ts'
import { queryDatabases } from '../../databases/databases.ts'
import type { Connection, QueryDatabase, QueryDatabaseId } from '../../databases/query-database.ts'
import { placeOf, type ScenarioSite } from '../scenario.ts'
import { type SeededDatabase, shortStatement, writeCells } from './cells.ts'
import { findHomes } from './homes.ts'
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
    const database = await queryDatabases[id]()
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
  await database.seedReadings(place, sampleRows)
  const connection = await database.connect(place, { connections: 1 })
  try {
    const { rows, tookMs } = await fitReadings({ database, place, connection, wanted })
    const words = `${database.title}: ${rows} readings, whose ${wanted.statement} take ${Math.round(tookMs)} ms`
    if (database.id !== 'postgresql' && database.id !== 'sqlite') return { seeded: { database, rows }, words }
    const allMs = await measure(connection, shortStatement(rows))
    const shortRows = Math.min(rows, Math.round((rows * shortMs) / allMs))
    return { seeded: { database, rows, shortRows }, words }
  } finally {
    await connection.close()
  }
}

/** Makes as many readings as fit what is wanted; at most twice, where the first time was disturbed. */
async function fitReadings(given: {
  database: QueryDatabase
  place: DatabasePlace
  connection: Connection
  wanted: WantedCost
}): Promise<{ rows: number; tookMs: number }> {
  const { database, place, connection, wanted } = given
  const statement = database.statements[wanted.statement]
  let present = { rows: sampleRows, tookMs: await measure(connection, statement) }
  for (let round = 1; round <= 2 && (round === 1 || isOff(present.tookMs, wanted)); round++) {
    const rows = fitRows(present, wanted)
    if (rows === present.rows) break
    await database.seedReadings(place, rows)
    present = { rows, tookMs: await measure(connection, statement) }
  }
  return present
}

/** Runs a statement twice.
 *  @returns the shorter time, ms: what the machine can do when nothing else runs
 */
async function measure(connection: Connection, statement: string): Promise<number> {
  let shortestMs = Number.POSITIVE_INFINITY
  for (let round = 0; round < 2; round++) {
    const startMs = performance.now()
    await connection.query(statement)
    shortestMs = Math.min(shortestMs, performance.now() - startMs)
  }
  return shortestMs
}
