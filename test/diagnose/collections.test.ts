import { describe, expect, it } from 'vitest'
import { collectionsIn } from '../../src/diagnose/collections.ts'
import type { BlockedPart, Collections } from '../../src/diagnose/kinds/kind.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import type { GcRecord, SecondRecord, StallRecord } from '../../src/model.ts'
import { captureOf } from './built-stall.ts'

const mebibyte = 1024 * 1024
const stall: StallRecord = { type: 'stall', process: '1', id: 1, startMs: 1000, durationMs: 200, watchdogGapMs: 2 }
const minor: GcRecord = { type: 'gc', process: '1', startMs: 990, durationMs: 20, kind: 'minor' }
const major: GcRecord = {
  ...{ type: 'gc', process: '1', kind: 'major', heapAfterBytes: 70 * mebibyte },
  ...{ startMs: 1050, durationMs: 100 },
}
const later: GcRecord = { ...minor, startMs: 1300 }

function second(atMs: number, heapUsedBytes: number): SecondRecord {
  return { type: 'second', process: '1', atMs, beats: 100, cpuMs: 1, rssBytes: 1, routes: [], heapUsedBytes }
}

describe('the collections inside a stall', () => {
  it('are those that overlap it, the longest first, with their time inside', () => {
    const { pauses, gcMs } = collectionsIn({ gc: [minor, major, later], seconds: [] }, stall, [])
    expect(pauses).toEqual([major, minor])
    expect(gcMs).toBe(110)
  })

  it('have the heap of the stacks before and after the longest', () => {
    const captures = [
      captureOf({ atMs: 1020, heapUsedBytes: 400 }),
      captureOf({ atMs: 1040, heapUsedBytes: 500 }),
      captureOf({ atMs: 1160, heapUsedBytes: 90 }),
    ]
    expect(collectionsIn({ gc: [major], seconds: [second(1030, 7)] }, stall, captures)).toMatchObject({
      heapBeforeBytes: 500,
      heapAfterBytes: 90,
    })
  })

  it('have else what was sampled in the second before, and what the program saw afterwards', () => {
    const seconds = [second(100, 1), second(950, 300), second(2000, 2)]
    expect(collectionsIn({ gc: [major], seconds }, stall, [])).toMatchObject({
      heapBeforeBytes: 300,
      beforeAgeMs: 1100,
      heapAfterBytes: 70 * mebibyte,
    })
  })

  it('have no heap that is too old to say something', () => {
    const found = collectionsIn({ gc: [minor], seconds: [second(10, 300)] }, { ...stall, startMs: 9000 }, [])
    expect(found).toEqual({ gcMs: 0, pauses: [] })
    expect(
      collectionsIn({ gc: [{ ...minor, startMs: 9000 }], seconds: [second(10, 300)] }, { ...stall, startMs: 9000 }, []),
    ).not.toHaveProperty('heapBeforeBytes')
  })
})

describe('the words of a collection', () => {
  const words = (collections: Collections) => {
    const part: BlockedPart = {
      durationMs: 200,
      callee: undefined,
      detail: 'of a call that happened to come back',
      calls: 1,
      culprit: undefined,
      frames: [],
      captures: [],
      collections,
    }
    return kinds.gc.detail?.([part])
  }

  it('are pauses, kind, reason and the heap, with the age of what is old', () => {
    const found = { gcMs: 120, pauses: [major, minor], heapBeforeBytes: 512 * mebibyte, heapAfterBytes: 70 * mebibyte }
    expect(words(found)).toBe('2 pauses, longest 100 ms (major): heap 512 MiB before, 70 MiB after')
    expect(words({ ...found, beforeAgeMs: 1100 })).toContain('512 MiB before (up to 2 s earlier), 70 MiB')
    expect(words({ gcMs: 100, pauses: [{ ...major, reason: 'forced' }] })).toBe(
      '1 pause, longest 100 ms (major, asked for by the program)',
    )
  })

  it('are none where no pause was recorded', () => {
    expect(words({ gcMs: 0, pauses: [] })).toBeUndefined()
  })
})
