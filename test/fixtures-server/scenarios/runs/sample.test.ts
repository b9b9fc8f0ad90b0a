import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeCsv } from '../../../../src/fixtures-server/scenarios/runs/sample/make-csv.ts'
import { fitRows, isTooSmall, trialRows } from '../../../../src/fixtures-server/scenarios/runs/sample/sample-size.ts'
import { describeDataset } from '../../../../src/fixtures-server/scenarios/runs/table/describe-dataset.ts'
import { readTable } from '../../../../src/fixtures-server/scenarios/runs/table/read-table.ts'

describe('makeCsv', () => {
  it('makes the same bytes each time, on every machine', () => {
    const hash = createHash('sha256')
      .update(makeCsv({ rows: 100, seed: 4 }))
      .digest('hex')
    expect(hash.slice(0, 16)).toMatchInlineSnapshot(`"8e9134ad850d8b0f"`)
  })

  it('makes other files for other seeds', () => {
    const checksums = [1, 2, 3].map((seed) => checksumOf(makeCsv({ rows: 50, seed })))
    expect(new Set(checksums).size).toBe(3)
  })

  it('has columns of each type, and gaps', () => {
    const bytes = makeCsv({ rows: 1000, seed: 1 })
    const { rows, columns } = describeDataset(bytes, readTable(bytes))
    expect(rows).toBe(1000)
    expect(new Set(columns.map(({ type }) => type))).toEqual(new Set(['number', 'date', 'text', 'boolean']))
    expect(readTable(bytes).columns.some(({ values }) => values.includes(''))).toBe(true)
  })
})

describe('fitRows', () => {
  it('gives a machine that is twice as fast twice the rows', () => {
    expect(fitRows({ rows: trialRows, parseMs: 50 })).toBe(2 * fitRows({ rows: trialRows, parseMs: 100 }))
  })

  it('never shrinks the sample, however slow the machine', () => {
    expect(fitRows({ rows: trialRows, parseMs: 9_000 })).toBe(trialRows)
  })

  it('has an end, however fast the machine', () => {
    expect(fitRows({ rows: trialRows, parseMs: 0.1 })).toBe(fitRows({ rows: trialRows, parseMs: 0.2 }))
  })

  it('is asked again only below what the story tells', () => {
    expect([219, 220, 400].map(isTooSmall)).toEqual([true, false, false])
  })
})

function checksumOf(bytes: Uint8Array): string {
  return describeDataset(bytes, readTable(bytes)).checksum
}
