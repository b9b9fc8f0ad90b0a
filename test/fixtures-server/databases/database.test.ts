import { describe, expect, it } from 'vitest'
import { maskPassword } from '../../../src/fixtures-server/databases/database.ts'

describe('maskPassword', () => {
  it('hides it wherever a PostgreSQL URL can carry it', () => {
    expect(maskPassword('postgres://me:secret@host/db')).toBe('postgres://me:***@host/db')
    expect(maskPassword('postgres://host/db?user=me&password=secret')).not.toContain('secret')
    expect(maskPassword('host=here password=secret')).toBe('(not a URL)')
  })
})
