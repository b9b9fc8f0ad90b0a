import { Socket } from 'node:net'
import mysql from 'mysql2'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { currentQuery, dialectOf, socketHandle, sqlOf } from '../../src/probe/database-clients.ts'

const sql = 'SELECT 1'

describe('the query that a client is busy with', () => {
  it.each([
    ['pg', { _activeQuery: { text: sql, _result: { rows: [1, 2] } } }, { sql, dialect: 'postgresql', rows: 2 }],
    ['pg before its first row', { _activeQuery: { text: sql, _result: { rows: [] } } }, { sql, dialect: 'postgresql' }],
    ['an older pg', { activeQuery: { text: sql } }, { sql, dialect: 'postgresql' }],
    ['a cursor of pg', { _activeQuery: { text: sql, _rows: [1] } }, { sql, dialect: 'postgresql', rows: 1 }],
    ['mysql2', { _command: { sql, _rows: [[1, 2, 3]] } }, { sql, dialect: 'mysql', rows: 3 }],
    ['mysql', { _protocol: { _queue: [{ sql }, { sql: 'the next' }] } }, { sql, dialect: 'mysql' }],
    ['an idle one', { _activeQuery: null, _command: null }, undefined],
    ['a handshake of mysql2', { _command: { _rows: [] } }, undefined],
    ['something else', {}, undefined],
  ])('is read of %s', (_what, client, query) => {
    expect(currentQuery(client)).toEqual(query)
  })

  it('is read without calling a getter: those of pg print warnings', () => {
    const client = Object.defineProperty({}, 'activeQuery', {
      get() {
        throw new Error('called')
      },
    })
    expect(currentQuery(client)).toBeUndefined()
  })
})

it('knows the dialect of the real clients and pools', () => {
  const pool = mysql.createPool({ host: '127.0.0.1' })
  expect(dialectOf(new pg.Client())).toBe('postgresql')
  expect(dialectOf(new pg.Pool())).toBe('postgresql')
  expect(dialectOf(pool)).toBe('mysql')
  expect(dialectOf(pool.promise())).toBe('mysql')
  expect(dialectOf({})).toBe('other')
  pool.end()
})

it("finds the handle of a client's socket", () => {
  const stream = Object.assign(new Socket(), { _handle: { fd: 1 } })
  const { _handle: handle } = stream
  expect(socketHandle({ connection: { stream } })).toBe(handle)
  expect(socketHandle({ stream })).toBe(handle)
  expect(socketHandle({ _socket: stream })).toBe(handle)
  expect(socketHandle({ stream: { _handle: handle } })).toBeUndefined()
})

it('takes the text of a query from a string or an object', () => {
  expect([sqlOf(sql), sqlOf({ text: sql }), sqlOf({ sql }), sqlOf({}), sqlOf(null)]).toEqual([
    sql,
    sql,
    sql,
    undefined,
    undefined,
  ])
})
