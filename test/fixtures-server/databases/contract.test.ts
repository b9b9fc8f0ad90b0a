import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { DatabasePlace, RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { findMysqlProgram } from '../../../src/fixtures-server/databases/mysql/program.ts'
import type { QueryDatabase, QueryDatabaseId } from '../../../src/fixtures-server/databases/query-database.ts'
import { findLeavings } from '../leavings.ts'
import { recordingGuard } from '../recording-guard.ts'
import { truthOf } from './readings-truth.ts'

// As built: the synchronous and the threaded connections start workers by their files.
const { queryDatabases } = (await import(
  new URL('../../../dist/fixtures-server/databases/databases.js', import.meta.url).href
)) as typeof import('../../../src/fixtures-server/databases/databases.ts')

interface Candidate {
  id: QueryDatabaseId
  url?: string
  /** undefined: it is here. */
  missing?: string
  /** Tells the connection that answers. */
  whoAnswers?: string
  /** Ends the other connections of this user, as a server that starts anew does. */
  cutOthers?: (who: number) => string
}

const { LOOPCHECK_MONGODB_URL, LOOPCHECK_CLICKHOUSE_URL, LOOPCHECK_SQLSERVER_URL } = process.env

const candidates: Candidate[] = [
  {
    id: 'postgresql',
    whoAnswers: 'SELECT pg_backend_pid() AS who',
    cutOthers: (who) => `SELECT pg_terminate_backend(${who})`,
  },
  {
    id: 'mysql',
    ...(await findMysqlProgram().then(
      () => ({}),
      () => ({ missing: 'no MySQL server; apt install mariadb-server-core' }),
    )),
    whoAnswers: 'SELECT connection_id() AS who',
    cutOthers: (who) => `KILL ${who}`,
  },
  { id: 'sqlite' },
  { id: 'duckdb' },
  // Nobody can bring these along: they are examined where someone gives a server. What needs none is in given-only.test.ts.
  ...given('mongodb', LOOPCHECK_MONGODB_URL),
  ...given('clickhouse', LOOPCHECK_CLICKHOUSE_URL),
  ...given('sqlserver', LOOPCHECK_SQLSERVER_URL),
]

const patience = { timeout: 10_000, interval: 50 }
const rows = 2_500
const truth = truthOf(rows)

for (const { id, url, missing, whoAnswers, cutOthers } of candidates) {
  describe.skipIf(missing !== undefined)(`${id}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let database: QueryDatabase
    let place: RunningDatabase
    const guard = recordingGuard()
    beforeAll(async () => {
      database = await queryDatabases[id]()
      place = await database.start({ guard, ...(url !== undefined && { url }) })
      await database.seedReadings(place, rows)
    }, 30_000)
    afterAll(() => place?.stop())

    it('answers the readings as every database does', async () => {
      const connection = await open(1)
      const { one, summary, steps } = database.statements
      expect(JSON.stringify(await connection.query(one, [rows]))).toBe(JSON.stringify(truth.one(rows)))
      expect(JSON.stringify(await connection.query(summary))).toBe(JSON.stringify(truth.summary))
      expect(JSON.stringify(await connection.query(steps))).toBe(JSON.stringify(truth.steps))
      expect(await connection.query(one, [rows + 1])).toEqual([])
    })

    it('answers the same bytes with await and without', async () => {
      const connection = await open(2)
      const sync = await openSync()
      for (const [statement, params] of questions(database)) {
        const answer = JSON.stringify(sync.query(statement, params))
        expect(answer.length).toBeGreaterThan(20)
        expect(answer).toBe(JSON.stringify(await connection.query(statement, params)))
      }
    })

    it('makes the same readings again, and as many as asked for', async () => {
      const { place: own } = await startAnother()
      for (const count of [1, 3, rows, rows]) {
        await database.seedReadings(own, count)
        const connection = await database.connect(own, { connections: 1 })
        expect(await connection.query(database.statements.summary)).toMatchObject(truthOf(count).summary)
        await connection.close()
      }
    })

    it('answers many at once, on no more connections than were asked for', async () => {
      const connection = await open(4)
      const answers = await Promise.all(Array.from({ length: 12 }, () => connection.query(database.statements.summary)))
      for (const answer of answers) expect(answer).toMatchObject(truth.summary)
      if (whoAnswers === undefined) return
      const who = await Promise.all(Array.from({ length: 12 }, () => connection.query(whoAnswers)))
      expect(new Set(who.map(([row]) => row?.who)).size).toBe(4)
    })

    it('rejects what the database does not understand, and answers the next', async () => {
      const connection = await open(1)
      const sync = await openSync()
      await expect(connection.query('nonsense')).rejects.toThrow()
      expect(() => sync.query('nonsense')).toThrow()
      const { one } = database.statements
      expect(JSON.stringify(await connection.query(one, [7]))).toBe(JSON.stringify(truth.one(7)))
      expect(JSON.stringify(sync.query(one, [7]))).toBe(JSON.stringify(truth.one(7)))
    })

    it('keeps two places apart, also on one synchronous driver', async () => {
      const { place: other } = await startAnother()
      await database.seedReadings(other, 3)
      const [sync, otherSync] = [await openSync(), await openSync(other)]
      const { summary } = database.statements
      expect(otherSync.query(summary)).toHaveLength(3)
      expect(sync.query(summary)).toHaveLength(100)
      otherSync.close()
      otherSync.close()
      expect(() => otherSync.query(summary)).toThrow()
      expect(sync.query(summary)).toHaveLength(100)
    })

    if (whoAnswers !== undefined && cutOthers !== undefined)
      it('answers again after the server has cut its connections', async () => {
        const [connection, executioner] = [await open(1), await open(1)]
        const [row] = await connection.query(whoAnswers)
        await executioner.query(cutOthers(Number(row?.who)))
        // One query may meet the end itself.
        await connection.query(database.statements.summary).catch(() => {})
        expect(await connection.query(database.statements.summary)).toHaveLength(100)
      })

    it('leaves nothing behind when stopped, once or twice', async () => {
      const { place: own, guard: ownGuard } = await startAnother()
      await database.seedReadings(own, 3)
      await own.stop()
      await own.stop()
      expect([...ownGuard.listed]).toEqual([])
      for (const what of ownGuard.ever) {
        if (typeof what === 'string') expect(existsSync(what)).toBe(false)
      }
      const port = URL.canParse(own.url) ? Number(new URL(own.url).port) : 0
      if (own.isPrivate && port > 0) {
        const [folder = ''] = ownGuard.ever.map(String)
        expect(await findLeavings({ port, folder }, 0)).toEqual([])
      }
    })

    // The last: nothing can be asked of it afterwards.
    const diesAlone = isServer(id) && url === undefined
    const survival = async () => {
      const connection = await open(2)
      const sync = await openSync()
      const { summary } = database.statements
      // Idle ones too must not take this process with them.
      await Promise.allSettled([connection.query(summary), connection.query(summary)])
      for (const what of guard.ever) if (typeof what === 'number') process.kill(what, 'SIGKILL')
      // On a busy machine its processes answer once more before they see that their parent is gone.
      await expect
        .poll(async () => {
          const asked = [connection.query(summary), connection.query(summary), (async () => sync.query(summary))()]
          return (await Promise.allSettled(asked)).map(({ status }) => status)
        }, patience)
        .toEqual(['rejected', 'rejected', 'rejected'])
      for (let round = 0; round < 2; round++) {
        await expect(connection.query(summary)).rejects.toThrow()
        expect(() => sync.query(summary)).toThrow()
      }
    }
    if (diesAlone) it('survives the death of its server', survival)

    async function open(connections: number) {
      const connection = await database.connect(place, { connections })
      onTestFinished(() => connection.close())
      return connection
    }
    async function openSync(at: DatabasePlace = place) {
      const sync = await database.connectSync(at)
      onTestFinished(() => sync.close())
      return sync
    }
    /** On the same server where there is one, so that only the place differs; else a file of its own. */
    async function startAnother() {
      const guard = recordingGuard()
      const given = url ?? (place.url.includes('://') ? place.url : undefined)
      const another = await database.start({ guard, ...(given !== undefined && { url: given }) })
      onTestFinished(() => another.stop())
      return { place: another, guard }
    }
  })
}

/** One that is started here. */
function isServer(id: QueryDatabaseId): boolean {
  return ['postgresql', 'mysql'].includes(id)
}

function questions({ statements }: QueryDatabase): [string, unknown[]?][] {
  return [[statements.one, [17]], [statements.summary], [statements.steps]]
}

function given(id: QueryDatabaseId, url: string | undefined): Candidate[] {
  return url === undefined ? [] : [{ id, url }]
}
