import { describe, expect, it } from 'vitest'
import { readToken, signToken } from '../../../../src/fixtures-server/scenarios/report-page/auth/token.ts'

describe('a token', () => {
  it('says who it is for, until its time is over', () => {
    const token = signToken({ user: 'anna', expiresAtMs: 1_000 })
    expect(readToken(token, 999)).toEqual({ user: 'anna', expiresAtMs: 1_000 })
    expect(readToken(token, 1_000)).toBeUndefined()
  })

  it('is the same for the same user, so that every run sends the same', () => {
    expect(signToken({ user: 'anna' })).toBe(signToken({ user: 'anna' }))
  })

  it('is refused when somebody wrote another name into it', () => {
    const [, signature] = signToken({ user: 'anna' }).split('.')
    const [claims] = signToken({ user: 'ben' }).split('.')
    expect(readToken(`${claims}.${signature}`, 0)).toBeUndefined()
  })

  it.each(['', '.', 'a', 'a.b', 'a.b.c', '💥.💥'])('is refused when it is %j', (token) => {
    expect(readToken(token, 0)).toBeUndefined()
  })
})
