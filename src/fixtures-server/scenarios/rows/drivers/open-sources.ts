import { placeOf, type ScenarioSite } from '../../scenario.ts'
import { type BufferedSource, type RowsDatabase, rowsDatabases, type StreamedSource } from '../row-source.ts'

/** Opens one source a database, with the drivers of those alone that are here.
 *  @throws what DuckDB throws when its file cannot be read
 */
export function openBufferedSources(site: ScenarioSite): Promise<Map<RowsDatabase, BufferedSource>> {
  return openSources(site, openBuffered)
}

/** As openBufferedSources; the drivers' plain queries are not loaded. */
export function openStreamedSources(site: ScenarioSite): Promise<Map<RowsDatabase, StreamedSource>> {
  return openSources(site, openStreamed)
}

async function openSources<Source>(
  site: ScenarioSite,
  open: (site: ScenarioSite, database: RowsDatabase) => Promise<Source>,
): Promise<Map<RowsDatabase, Source>> {
  const sources = new Map<RowsDatabase, Source>()
  for (const database of rowsDatabases) {
    if (site.databases[database] !== undefined) sources.set(database, await open(site, database))
  }
  return sources
}

async function openBuffered(site: ScenarioSite, database: RowsDatabase): Promise<BufferedSource> {
  const place = placeOf(site, database)
  if (database === 'postgresql') return new (await import('./buffered-postgresql.ts')).BufferedPostgresql(place)
  if (database === 'mysql') return new (await import('./buffered-mysql.ts')).BufferedMysql(place)
  const { openReadings } = await import('./duckdb-readings.ts')
  const { BufferedDuckdb } = await import('./buffered-duckdb.ts')
  return new BufferedDuckdb(await openReadings(place), place.schema)
}

async function openStreamed(site: ScenarioSite, database: RowsDatabase): Promise<StreamedSource> {
  const place = placeOf(site, database)
  if (database === 'postgresql') return new (await import('./streamed-postgresql.ts')).StreamedPostgresql(place)
  if (database === 'mysql') return new (await import('./streamed-mysql.ts')).StreamedMysql(place)
  const { openReadings } = await import('./duckdb-readings.ts')
  const { StreamedDuckdb } = await import('./streamed-duckdb.ts')
  return new StreamedDuckdb(await openReadings(place), place.schema)
}
