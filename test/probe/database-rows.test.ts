import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningDatabase } from '../../src/fixtures-server/databases/database.ts'
import { startPostgresql } from '../../src/fixtures-server/databases/postgresql.ts'
import { recordingGuard } from '../fixtures-server/recording-guard.ts'
import { byStacksAlone } from './by-stacks-alone.ts'
import { type ProbedRun, runProbed } from './run-program.ts'

const asked =
  'SELECT n, now() + n * interval ? AS a, now() + n * interval ? AS b, now() - n * interval ? AS c FROM generate_series(?, $1::int) n WHERE ? <> $2'

let database: RunningDatabase
beforeAll(async () => {
  database = await startPostgresql({ guard: recordingGuard() })
})
afterAll(() => database.stop())

describe('rows that pg reads', () => {
  let run: ProbedRun

  beforeAll(async () => {
    run = await runProbed('queries-postgresql.mjs', {
      args: [database.url],
      during: async ({ firstLine, kill }) => {
        const waiting = fetch(`http://127.0.0.1:${firstLine}/waits`)
        await delay(100)
        for (let round = 0; round < 2; round++) await fetch(`http://127.0.0.1:${firstLine}/large`)
        await waiting
        await delay(50)
        kill('SIGTERM')
      },
    })
  })

  it('belong to their own query, also while another connection waits for its answer', () => {
    const captures = [...run.process.captures.values()].flat().filter(({ request }) => request?.path === '/large')
    const queries = captures.flatMap(({ query }) => query ?? [])
    expect(new Set(queries.map(({ text }) => text))).toEqual(new Set([asked]))
    expect(Math.max(...queries.map(({ rows }) => rows ?? 0))).toBeGreaterThan(20_000)
  })

  it('are one blocker, however many stalls they were, at the line that asked, with driver, query and rows', () => {
    const parsed = byStacksAlone(run).blockers.filter(
      ({ kind, route }) => kind === 'row-parse' && route === 'GET /large',
    )
    expect(parsed).toHaveLength(1)
    expect(parsed[0]).toMatchObject({
      route: 'GET /large',
      confidence: 'likely',
      location: { function: 'countsRows' },
    })
    expect(parsed[0]?.count).toBeGreaterThanOrEqual(2)
    expect(parsed[0]?.detail).toMatch(/^pg@\d+\.\d+\.\d+: SELECT n, .*, at least [\d,]+ rows$/)
    expect(parsed[0]?.detail).toContain(asked)
  })

  it('leave no literal in what the probe writes', () => {
    expect(JSON.stringify(run.process.calls)).toContain('pg_sleep(?)')
    expect(run.text).not.toContain('secret')
  })
})
