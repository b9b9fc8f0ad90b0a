import { type Kind, librariesInside } from './kind.ts'

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
  matches: (evidence) => librariesInside(evidence).some((name) => parsers.has(name)),
  fixes: ['stream-rows', 'push-to-engine', 'cache-once'],
}
