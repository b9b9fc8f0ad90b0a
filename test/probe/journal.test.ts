import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GcRecord } from '../../src/model.ts'
import { openJournal } from '../../src/probe/journal.ts'

const pause: GcRecord = { type: 'gc', process: '1', startMs: 1, durationMs: 2, kind: 'minor' }
const lineBytes = JSON.stringify(pause).length + 1

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopcheck-test-'))
  path = join(folder, 'recording.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lines = () => readFileSync(path, 'utf8').split('\n').filter(Boolean)

describe('openJournal', () => {
  it('writes a line a record, no later than at a flush', () => {
    const journal = openJournal(path)
    journal.write(pause)
    journal.flush()
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(pause)}\n`)
    journal.close()
  })

  it('appends to what other processes wrote', () => {
    const [one, other] = [openJournal(path), openJournal(path)]
    one.write({ ...pause, process: 'one' })
    other.write({ ...pause, process: 'other' })
    other.close()
    one.close()
    expect(lines().map((line) => JSON.parse(line).process)).toEqual(['other', 'one'])
  })

  it('writes by itself when much is waiting', () => {
    const journal = openJournal(path)
    for (let count = 0; count < 2000; count++) journal.write(pause)
    expect(lines().length).toBeGreaterThan(700)
    journal.close()
    expect(lines()).toHaveLength(2000)
  })

  it('stops at its limit, counts what is lost, and still says so and how it ended', () => {
    const journal = openJournal(path, 4 * lineBytes)
    for (let count = 0; count < 5; count++) journal.write(pause)
    expect(journal.lost()).toBe(2)
    journal.write({ type: 'dropped', process: '1', what: 'lines', count: 2, why: 'limit' })
    journal.write({ type: 'end', process: '1', atMs: 9, how: 'exit', code: 0 })
    journal.close()
    expect(lines().map((line) => JSON.parse(line).type)).toEqual(['gc', 'gc', 'gc', 'dropped', 'end'])
  })

  it('keeps the last quarter of its room for figures: stalls by column, seconds, cost', () => {
    const cost = { type: 'cost', process: '1', startupMs: 1, captureMs: 1, captures: 1 } as const
    const costBytes = JSON.stringify(cost).length + 1
    const journal = openJournal(path, 40 * lineBytes)
    expect(journal.isTight()).toBe(true)
    for (let count = 0; count < 40; count++) journal.write(pause)
    expect(journal.lost()).toBe(10)
    for (let count = 0; count < 40; count++) journal.write(cost)
    journal.close()
    expect(lines()).toHaveLength(30 + Math.floor((10 * lineBytes) / costBytes))
  })

  it('counts what a full disk refuses, and goes on', () => {
    // Every write to it fails with ENOSPC.
    const journal = openJournal('/dev/full')
    journal.write(pause)
    journal.write(pause)
    expect(() => journal.flush()).not.toThrow()
    expect(journal.lost()).toBe(2)
    expect(() => journal.close()).not.toThrow()
  })

  it('throws when it cannot be opened: the watchdog then ends, not the program', () => {
    expect(() => openJournal(join(folder, 'missing', 'recording.jsonl'))).toThrow('ENOENT')
  })
})
