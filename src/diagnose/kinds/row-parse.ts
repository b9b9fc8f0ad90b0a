import { countOf } from '../../numbers.ts'
import { type BlockedPart, type Kind, librariesInside } from './kind.ts'

/** Packages that turn what a database sent into JavaScript values. */
const parsers = new Set([
  'pg',
  'pg-protocol',
  'pg-types',
  'pg-cursor',
  'postgres',
  'mysql',
  'mysql2',
  'mariadb',
  'mongodb',
  'bson',
  'tedious',
  'sqlite3',
  'ioredis',
  'redis-parser',
  '@redis/client',
  '@clickhouse/client',
  '@duckdb/node-api',
])

export const rowParse: Kind = {
  id: 'row-parse',
  name: 'a driver building a large result',
  why: 'The rows come over an asynchronous socket, but the driver builds all their values on the main thread: a large result is one long piece of work, however it was awaited.',
  matches: (evidence) => librariesInside(evidence).some((name) => parsers.has(name)),
  fixes: ['stream-rows', 'push-to-engine', 'cache-once'],
  what: 'The driver is asynchronous and the query is over: now it builds JavaScript objects out of the rows that came, in one turn for as much as one read of the socket brought, and often for all rows.',
  harm: 'A hundred thousand rows are millions of small values to parse and allocate on the main thread. awaiting the query did not help: it is not the database that is slow but the unpacking of its answer.',
  signs: [
    'The blocker is inside a driver (pg, mysql2, mongodb …), with the query and the rows read so far.',
    'CPU time as long as the stall, with garbage collection in it.',
    "The query is quick in the database's own shell.",
  ],
  remedy:
    'Fetch fewer rows: LIMIT with a key to go on from, only the columns that are used, sums and groups in SQL. Where all rows must go out, read them through a cursor in batches and stream them.',
  fine: 'Some hundred rows.',
  detail: describe,
}

/** Parts of a driver that are packages of their own: the driver says more. */
const helpers = new Set(['pg-protocol', 'pg-types', 'pg-pool', 'bson', 'redis-parser'])

/** `pg@8.23.1: SELECT … FROM t WHERE id = $1, at least 84,000 rows` */
function describe(parts: readonly BlockedPart[]): string | undefined {
  const query = parts.map(queryOf).find((text) => text !== undefined)
  // Read when the stacks were taken: the last rows came later.
  const rows = Math.max(0, ...parts.flatMap(({ captures }) => captures.map((capture) => capture.query?.rows ?? 0)))
  const asked = [query, ...(rows > 0 ? [`at least ${countOf(rows, 'row')}`] : [])].filter((text) => text !== undefined)
  const said = [driverOf(parts), asked.join(', ')].filter((text) => text)
  return said.length > 0 ? said.join(': ') : undefined
}

/** What was asked for the rows; undefined where no stack tells. */
export function queryOf({ captures }: Pick<BlockedPart, 'captures'>): string | undefined {
  return captures.find((capture) => capture.query !== undefined)?.query?.text
}

/** `name@version` */
function driverOf(parts: readonly BlockedPart[]): string | undefined {
  const packages = parts.flatMap(({ frames }) => frames.flatMap((frame) => frame.package ?? []))
  const known = packages.filter((name) => parsers.has(nameOf(name)))
  return known.find((name) => !helpers.has(nameOf(name))) ?? known[0]
}

function nameOf(library: string): string {
  return library.replace(/(.)@.*$/, '$1')
}
