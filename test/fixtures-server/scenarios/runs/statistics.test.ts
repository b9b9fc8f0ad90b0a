import { describe, expect, it } from 'vitest'
import { analyseColumns } from '../../../../src/fixtures-server/scenarios/runs/table/analysis.ts'
import { columnType } from '../../../../src/fixtures-server/scenarios/runs/table/column-type.ts'
import { parseCsv } from '../../../../src/fixtures-server/scenarios/runs/table/parse-csv.ts'
import { describeColumn } from '../../../../src/fixtures-server/scenarios/runs/table/statistics.ts'

describe('columnType', () => {
  it.each([
    [['1', '-2.5', '3e8', '', '0'], 'number'],
    [['2025-01-31', '2025-01-31 12:30', '2025-01-31T12:30:01.5Z'], 'date'],
    [['true', '', 'false'], 'boolean'],
    [['1', 'x'], 'text'],
    [['0017'], 'text'],
    [['+49'], 'text'],
    [['0x11'], 'text'],
    [['Infinity'], 'text'],
    [['', ''], 'text'],
    [[], 'text'],
  ])('%j is %s', (values, type) => {
    expect(columnType(values)).toBe(type)
  })
})

describe('describeColumn', () => {
  it('tells of numbers', () => {
    expect(describeColumn({ name: 'n', values: ['4', '', '1', '3', '2'] })).toEqual({
      ...{ name: 'n', type: 'number', count: 4, missing: 1 },
      numbers: { min: 1, quartiles: [1.75, 2.5, 3.25], max: 4, mean: 2.5, standardDeviation: Math.sqrt(5 / 3) },
    })
  })

  it('has no deviation for a single number', () => {
    expect(describeColumn({ name: 'n', values: ['7'] }).numbers).toEqual({
      ...{ min: 7, quartiles: [7, 7, 7], max: 7, mean: 7, standardDeviation: 0 },
    })
  })

  it('sorts numbers by size, not as text', () => {
    expect(describeColumn({ name: 'n', values: ['10', '9', '100'] }).numbers).toMatchObject({ min: 9, max: 100 })
  })

  it('counts other values, the most frequent first, equally frequent ones in the order of their text', () => {
    expect(describeColumn({ name: 't', values: ['d', 'b', 'a', '', 'b', 'c'] })).toEqual({
      ...{ name: 't', type: 'text', count: 5, missing: 1 },
      values: {
        distinct: 4,
        most: [
          { value: 'b', count: 2 },
          { value: 'a', count: 1 },
          { value: 'c', count: 1 },
        ],
      },
    })
  })

  it('does not depend on the order of rows', () => {
    const values = ['3', '1', '2', '0.1', '0.2']
    expect(describeColumn({ name: 'n', values: values.toReversed() })).toEqual(describeColumn({ name: 'n', values }))
  })
})

describe('analyseColumns', () => {
  it('works at a column only when it is asked for', () => {
    const table = parseCsv('a,b\n1,x\n')
    const analysis = analyseColumns(table)
    expect(analysis.next().value).toMatchObject({ step: { column: 'a', done: 1, of: 2 } })
    table.columns[1]?.values.push('y')
    expect(analysis.next().value).toMatchObject({ statistics: { count: 2 }, step: { column: 'b', done: 2, of: 2 } })
    expect(analysis.next().done).toBe(true)
  })
})
