import { placeOf, type ScenarioSite } from '../../scenario.ts'
import { readingRows } from '../readings-query.ts'
import { fitChannels, type TextCost } from './fit-channels.ts'
import { createReadings, seedPostgresql, withPostgresql } from './seed-postgresql.ts'

/** What is measured first. */
const sample = { rows: 10_000, few: 4, many: 28 }

/** Makes the same readings in each database that is here, as wide as this machine needs for the blocking way to block.
 *  @throws what the drivers throw
 */
export async function seedReadings(site: ScenarioSite): Promise<string> {
  const place = placeOf(site, 'postgresql')
  const costs = await withPostgresql(place.url, async (client) => {
    const table = `${place.schema}.sensor_reading_sample`
    await createReadings(client, table, { channels: sample.many, rows: sample.rows })
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY reading_id`)
    await client.query(`DROP TABLE ${table}`)
    return { few: measureText(rows, sample.few), many: measureText(rows, sample.many) }
  })
  const channels = fitChannels(costs, readingRows)
  await seedPostgresql(place, channels, readingRows)
  const { mysql, duckdb } = site.databases
  if (mysql !== undefined) await (await import('./seed-mysql.ts')).seedMysql(mysql, channels, readingRows)
  if (duckdb !== undefined) await (await import('./seed-duckdb.ts')).seedDuckdb(duckdb, channels, readingRows)
  const microseconds = `${costs.few.microseconds.toFixed(1)}–${costs.many.microseconds.toFixed(1)} µs`
  return `${readingRows} readings of ${10 + channels} columns; with ${10 + sample.few}–${10 + sample.many}, one takes ${microseconds} to write`
}

/** What one turn of the blocking way does: the text, and its bytes for the socket.
 *  @returns the shortest of three: what the machine can do when nothing else runs */
function measureText(rows: Record<string, unknown>[], channels: number): TextCost {
  const narrow = rows.map((row) => Object.fromEntries(Object.entries(row).slice(0, 10 + channels)))
  let shortestMs = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const startMs = performance.now()
    Buffer.from(JSON.stringify(narrow))
    shortestMs = Math.min(shortestMs, performance.now() - startMs)
  }
  return { channels, microseconds: (shortestMs * 1_000) / rows.length }
}
