import { describe, expect, it } from 'vitest'
import { toFinding as backPressure } from '../../../../../src/fixtures-server/scenarios/rows/experiments/back-pressure.ts'
import { toFinding as batchSize } from '../../../../../src/fixtures-server/scenarios/rows/experiments/batch-size.ts'
import { toFinding as drivers } from '../../../../../src/fixtures-server/scenarios/rows/experiments/drivers.ts'
import type { MeasuredExports } from '../../../../../src/fixtures-server/scenarios/rows/experiments/measure-exports.ts'

function measured(longestMs: number, sha256 = 'aa'): MeasuredExports {
  return {
    server: { stalls: 3, longestMs, blockedMs: 300, durationMs: 1_000, cpuMs: 900, rssBytes: 2e8 },
    exports: [{ sizeBytes: 28e6, sha256, firstByteMs: 40, wallMs: 800 }],
    wallMs: 800,
    firstByteMs: 40,
    canaryP99Ms: 3,
  }
}

const verdicts = ({ checks }: { checks?: { isMet: boolean }[] }) => checks?.map(({ isMet }) => isMet)

describe('the finding of the drivers', () => {
  it('judges each driver by its worst, and compares all bytes', () => {
    const good = { buffered: measured(300), streamed: measured(0) }
    expect(verdicts(drivers(new Map([['postgresql', good]])))).toEqual([true, true, true])
    const bad = { buffered: measured(149), streamed: measured(50, 'bb') }
    const both = drivers(
      new Map([
        ['postgresql', good],
        ['mysql', bad],
      ]),
    )
    expect(verdicts(both)).toEqual([false, false, false])
    expect(both.checks?.map((check) => check.measured)).toEqual([
      'PostgreSQL 300 ms, MySQL 149 ms',
      'PostgreSQL none, MySQL 50 ms',
      '4 exports, 2 different, 28000000 bytes each',
    ])
    expect(both.text).toContain('Not here: DuckDB.')
  })

  it('has a row for each way, with rows per second', () => {
    const { tables } = drivers(new Map([['duckdb', { buffered: measured(300), streamed: measured(0) }]]))
    expect(tables?.[0]?.rows).toEqual([
      ['DuckDB', 'buffered', 300, 0.3, 40, 800, 125_000, 3, 2e8],
      ['DuckDB', 'streamed', 0, 0.3, 40, 800, 125_000, 3, 2e8],
    ])
  })
})

describe('the finding of the batches', () => {
  it('says where it turns', () => {
    const finding = batchSize([
      { batchRows: 10, ...measured(0), wallMs: 3_000 },
      { batchRows: 1_000, ...measured(30) },
      { batchRows: 100_000, ...measured(280) },
    ])
    expect(verdicts(finding)).toEqual([true, true])
    expect(finding.text).toContain(
      'From 1,000 rows on, larger ones save less than a quarter of the time; up to 1,000 they are small enough',
    )
  })

  it('does not take a large batch for all rows', () => {
    const finding = batchSize([{ batchRows: 10_000, ...measured(280) }])
    expect(verdicts(finding)).toEqual([false, false])
    expect(finding.text).toContain('none is small enough')
  })
})

describe('the finding of the slow clients', () => {
  it.each([
    [{ streamedBytes: 133, bufferedBytes: 267 }, [true, true]],
    [{ streamedBytes: 134, bufferedBytes: 268 }, [false, false]],
    [{ streamedBytes: 100, bufferedBytes: 200 }, [true, false]],
  ])('judges the memory: %j', (bytes, expected) => {
    expect(verdicts(backPressure({ clients: 4, fastBytes: 100, ...bytes }))).toEqual(expected)
  })
})
