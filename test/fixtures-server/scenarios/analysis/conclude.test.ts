import { deserialize, serialize } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { conclude } from '../../../../src/fixtures-server/scenarios/analysis/conclude.ts'
import type { Part } from '../../../../src/fixtures-server/scenarios/analysis/part.ts'
import { readHeader } from '../../../../src/fixtures-server/scenarios/analysis/phases/read.ts'
import { runAtOnce } from '../../../../src/fixtures-server/scenarios/analysis/phases/steps.ts'
import { startClock } from '../../../../src/fixtures-server/scenarios/analysis/timing.ts'
import { analyseText, partOf } from './analyse-text.ts'

describe('an analysis', () => {
  it('says what is in a file', () => {
    expect(
      analyseText('day,piece,price,sold\n2026-01-01,"a, b",1.00,true\n2026-01-02,c,3.00,\n,c,2.00,false\n'),
    ).toEqual({
      rows: 3,
      columns: [
        {
          ...{ name: 'day', type: 'date', count: 2, nulls: 1, distinct: 2, min: '2026-01-01', max: '2026-01-02' },
          ...{ mean: null, standardDeviation: null },
          quantiles: { p5: '2026-01-01', p25: '2026-01-01', p50: '2026-01-01', p75: '2026-01-02', p95: '2026-01-02' },
        },
        {
          ...{ name: 'piece', type: 'text', count: 3, nulls: 0, distinct: 2, min: 'a, b', max: 'c' },
          ...{ mean: null, standardDeviation: null, quantiles: null },
        },
        {
          ...{ name: 'price', type: 'decimal', count: 3, nulls: 0, distinct: 3, min: 1, max: 3 },
          ...{ mean: 2, standardDeviation: 1, quantiles: { p5: 1, p25: 1, p50: 2, p75: 3, p95: 3 } },
        },
        {
          ...{ name: 'sold', type: 'boolean', count: 2, nulls: 1, distinct: 2, min: 'false', max: 'true' },
          ...{ mean: null, standardDeviation: null, quantiles: null },
        },
      ],
      correlations: [],
    })
  })

  it('finds what belongs together, and what does not vary', () => {
    const { correlations } = analyseText('a,b,c,d\n1,2,-1,7\n2,4,-2,7\n3,6,-3,7\n')
    expect(correlations.map(({ left, right, coefficient }) => [left, right, coefficient])).toEqual([
      ['a', 'b', 1],
      ['a', 'c', -1],
      ['b', 'c', -1],
      ['a', 'd', null],
      ['b', 'd', null],
      ['c', 'd', null],
    ])
  })

  it('has no deviation of a single value', () => {
    expect(analyseText('a\n5\n').columns[0]).toMatchObject({ mean: 5, standardDeviation: null })
  })

  it('is the same of any two parts, in either order, sent through a serialiser', () => {
    // Numeric in some parts only, empty in others, a decimal late: what a part takes a column for is not the last word.
    const rows = ['1,1,,x,1', '2,2,5,,2', '3,3.5,,"y, z",3', '4,,6.25,x,4', '5,no,7,x,']
    const text = `a,b,c,d,e\n${rows.join('\n')}\n`
    const whole = JSON.stringify(analyseText(text))
    const bytes = Buffer.from(text)
    const { names } = readHeader(bytes)
    for (let cut = 0; cut <= rows.length; cut++) {
      const parts = [rows.slice(0, cut), rows.slice(cut)].map((some) => {
        const part = partOf(Buffer.from(some.map((row) => `${row}\n`).join('')), names)
        return deserialize(serialize(part)) as Part
      })
      expect(JSON.stringify(runAtOnce(conclude(parts, startClock()))), `cut behind row ${cut}`).toBe(whole)
      expect(JSON.stringify(runAtOnce(conclude(parts.toReversed(), startClock())))).toBe(whole)
    }
  })

  it('is empty of a file without rows', () => {
    expect(analyseText('a\n')).toEqual({
      rows: 0,
      columns: [
        {
          ...{ name: 'a', type: 'empty', count: 0, nulls: 0, distinct: 0, min: null, max: null },
          ...{ mean: null, standardDeviation: null, quantiles: null },
        },
      ],
      correlations: [],
    })
  })
})
