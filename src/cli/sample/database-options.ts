import { Option } from 'commander'
import { loopcheckError } from '../../errors.ts'
import { type DatabaseId, maskPassword } from '../../fixtures-server/databases/database.ts'

/** A database that a running server of can be given. Its words are here, not in the database's own file: help must not load
 *  drivers. */
interface GivenDatabase {
  flag: `--${string}`
  words: string
  protocols: readonly string[]
  example: string
}

const given = {
  postgresql: {
    flag: '--pg',
    words: 'this PostgreSQL, not a private one',
    protocols: ['postgres:', 'postgresql:'],
    example: 'postgres://user:password@localhost:5432/test',
  },
  mysql: {
    flag: '--mysql',
    words: 'this MySQL or MariaDB, not a private one',
    protocols: ['mysql:', 'mariadb:'],
    example: 'mysql://user:password@localhost:3306',
  },
  redis: {
    flag: '--redis',
    words: 'this Redis, not a private one',
    protocols: ['redis:', 'rediss:'],
    example: 'redis://localhost:6379',
  },
  mongodb: {
    flag: '--mongodb',
    words: 'a MongoDB',
    protocols: ['mongodb:', 'mongodb+srv:'],
    example: 'mongodb://localhost:27017',
  },
  clickhouse: {
    flag: '--clickhouse',
    words: 'a ClickHouse',
    protocols: ['http:', 'https:', 'clickhouse:'],
    example: 'http://default:password@localhost:8123',
  },
  sqlserver: {
    flag: '--sqlserver',
    words: 'a SQL Server',
    protocols: ['mssql:', 'sqlserver:'],
    example: 'mssql://sa:password@localhost:1433?trustServerCertificate=true',
  },
} as const satisfies Partial<Record<DatabaseId, GivenDatabase>>

type GivenId = keyof typeof given

/** The flags, as commander stores them: `--pg` as `pg`. */
export type DatabaseOptionValues = { [Id in GivenId as OptionName<(typeof given)[Id]['flag']>]?: string }
type OptionName<Flag extends string> = Flag extends `--${infer Name}` ? Name : never

/** One option for each database whose server can be given. */
export function databaseOptions(): Option[] {
  return Object.values(given).map(({ flag, words }) => new Option(`${flag} <url>`, words).env(environmentName(flag)))
}

/** Reads the URLs that were given.
 *  @throws LoopcheckError 'bad-database-url'
 */
export function readDatabaseUrls(options: DatabaseOptionValues): Partial<Record<DatabaseId, string>> {
  const urls: Partial<Record<DatabaseId, string>> = {}
  for (const id of Object.keys(given) as GivenId[]) {
    const { flag, protocols, example }: GivenDatabase = given[id]
    const url = options[flag.slice(2) as keyof DatabaseOptionValues]
    if (url === undefined) continue
    const isUrl = URL.canParse(url) && protocols.includes(new URL(url).protocol)
    if (!isUrl) throw loopcheckError('bad-database-url', flag, URL.canParse(url) ? maskPassword(url) : url, example)
    urls[id] = url
  }
  return urls
}

function environmentName(flag: string): string {
  return `LOOPCHECK_${flag.slice(2).toUpperCase()}_URL`
}
