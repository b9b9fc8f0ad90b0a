import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { Truth } from './truth.ts'

/** Looks for what a program needs.
 *  @returns why it cannot run and how to change that; undefined when it can */
export type FindLack = (need: Truth['needs']) => Promise<string | undefined>

/** @param nodePath the Node.js that would run the program */
export function createLackFinder(nodePath: string): FindLack {
  const known = new Map<string, Promise<string | undefined>>()
  return async (need) => {
    if (need === undefined) return undefined
    const answer = known.get(need) ?? lackOf(need, nodePath)
    known.set(need, answer)
    return answer
  }
}

function lackOf(need: NonNullable<Truth['needs']>, nodePath: string): Promise<string | undefined> {
  if (need === 'postgresql') return lacksPostgresql()
  if (need === 'mysql') return lacksMysql()
  return need === 'type-stripping' ? lacksTypeStripping(nodePath) : lacksSqlite(nodePath)
}

export const defaultPostgresqlUrl = 'postgresql://postgres@127.0.0.1:5432/postgres'

async function lacksPostgresql(): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: process.env.LOOPCHECK_PG_URL ?? defaultPostgresqlUrl,
    connectionTimeoutMillis: 3000,
  })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return undefined
  } catch (error) {
    return `no PostgreSQL answers (${(error as Error).message}); start one on 127.0.0.1:5432 or set LOOPCHECK_PG_URL`
  } finally {
    await client.end().catch(() => {})
  }
}

export const defaultMysqlUrl = 'mysql://root@127.0.0.1:3306/'

async function lacksMysql(): Promise<string | undefined> {
  try {
    const connection = await mysql.createConnection({
      uri: process.env.LOOPCHECK_MYSQL_URL ?? defaultMysqlUrl,
      connectTimeout: 3000,
    })
    // MySQL itself has no sequence engine.
    await connection.query('SELECT seq FROM mysql.seq_1_to_2').finally(() => connection.end())
    return undefined
  } catch (error) {
    return `no MariaDB answers (${(error as Error).message}); start one on 127.0.0.1:3306 or set LOOPCHECK_MYSQL_URL`
  }
}

async function lacksSqlite(nodePath: string): Promise<string | undefined> {
  try {
    await promisify(execFile)(nodePath, ['-e', "require('node:sqlite')"])
    return undefined
  } catch {
    return 'this Node.js has no node:sqlite without a flag; it came with 22.13'
  }
}

async function lacksTypeStripping(nodePath: string): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)(nodePath, ['-p', 'process.features.typescript'])
  return stdout.trim() === 'strip' ? undefined : 'this Node.js runs no TypeScript without a flag; it came with 22.18'
}
