import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isLeftover, newSchemaName, schemaPattern } from '../../../src/fixtures-server/databases/owner.ts'

describe('isLeftover', () => {
  const nowMs = Date.parse('2025-06-02T12:00:00Z')
  const dead = { loopcheck: 'temporary', host: hostname(), pid: 2 ** 22 + 1, createdAt: '2025-06-01T11:00:00Z' }

  it.each([
    ['of a dead process of this machine, a day old', dead, true],
    ['of a running process', { ...dead, pid: process.pid }, false],
    ['younger than a day', { ...dead, createdAt: '2025-06-01T13:00:00Z' }, false],
    ['of another machine', { ...dead, host: 'elsewhere' }, false],
    ['without a date', { ...dead, createdAt: '' }, false],
    ['that is not ours', { host: hostname() }, false],
  ])('judges a schema %s', (_, owner, expected) => {
    expect(isLeftover(JSON.stringify(owner), nowMs)).toBe(expected)
  })

  it('keeps schemas with other comments or none', () => {
    expect([null, '', 'null', 'sales figures'].map((comment) => isLeftover(comment, nowMs))).not.toContain(true)
  })
})

describe('newSchemaName', () => {
  it('gives a name that is known as ours, and another one each time', () => {
    const names = [newSchemaName(), newSchemaName()]
    for (const name of names) expect(name).toMatch(new RegExp(schemaPattern))
    expect(names[0]).not.toBe(names[1])
  })
})
