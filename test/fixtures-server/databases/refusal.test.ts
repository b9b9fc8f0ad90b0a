import { describe, expect, it } from 'vitest'
import { refusal } from '../../../src/fixtures-server/databases/refusal.ts'

const given = {
  database: 'SQL Server',
  flag: '--sqlserver',
  url: 'mssql://sa:secret@db',
  otherwise: 'to do without it',
}

describe('refusal', () => {
  it.each([
    ['a code', failed('Login failed', { code: 'ELOGIN' }), 'wrong user or password, or no such database'],
    ['a name beside a number', failed('no', { code: 18, codeName: 'AuthenticationFailed' }), 'wrong user or password'],
    ['a type beside a number', failed('no', { code: '81', type: 'UNKNOWN_DATABASE' }), 'there is no such database'],
    [
      'what caused it',
      failed('Failed to connect', { code: 'ESOCKET', cause: failed('refused', { code: 'ECONNREFUSED' }) }),
      'nothing listens there (ECONNREFUSED)',
    ],
    [
      'the first of several addresses',
      new AggregateError([failed('a', { code: 'ECONNREFUSED' }), failed('b', { code: 'ETIMEDOUT' })], ''),
      'nothing listens there (ECONNREFUSED)',
    ],
    ['words alone', failed('connect ECONNREFUSED 127.0.0.1:27017', {}), 'nothing listens there (ECONNREFUSED)'],
    ['words of waiting', failed('Server selection timed out after 5000 ms', {}), 'no answer within 5 s'],
    ['what nobody foresaw, its first line', failed('Disk full.\n  at db.cc:17\n', { code: 'EDISK' }), 'Disk full.'],
  ])('reads %s', (_, cause, why) => {
    expect(refusal({ ...given, cause }).why).toBe(why)
  })

  it('says what to check, without the password, and what else to do', () => {
    const { reason, url, how } = refusal({ ...given, cause: failed('no', {}) })
    expect(reason).toBe('refused')
    expect(url).toBe('mssql://sa:***@db')
    expect(how).toMatch(/^Check mssql:\/\/sa:\*\*\*@db: .*; or leave --sqlserver out to do without it$/)
  })
})

function failed(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields)
}
