import type { Fix } from '../model.ts'

export const asyncDriver: Fix = {
  id: 'async-driver',
  title: 'Use an asynchronous driver',
  summary:
    'Talk to the database over a socket that the event loop watches, through a pool, instead of waiting for the answer on the main thread.',
  when: 'A synchronous driver, or a bridge that makes an asynchronous one look synchronous, talks to a database server (PostgreSQL, MySQL).',
  whenNot:
    'The database is a file in the same process (SQLite): no driver can wait for it off the thread, so move the queries to a worker. Large results still cost time on the main thread to build: fetch fewer rows, or stream them.',
  before: `import { createSyncFn } from 'synckit'

// Waits in Atomics.wait until the database has answered.
const worker = new URL('./query-worker.js', import.meta.url)
const querySync = createSyncFn(worker)

app.get('/tables', () => querySync('SELECT id, name FROM tables'))`,
  after: `import pg from 'pg'

const pool = new pg.Pool({ max: 10 })

app.get('/tables', async () => {
  const { rows } = await pool.query('SELECT id, name FROM tables')
  return rows
})`,
}
