import { describe, expect, it } from 'vitest'
import { addPairs } from '../../../../src/fixtures-server/scenarios/analysis/phases/correlation.ts'
import { inferType, toHundredths } from '../../../../src/fixtures-server/scenarios/analysis/phases/infer-type.ts'
import { parse } from '../../../../src/fixtures-server/scenarios/analysis/phases/parse.ts'
import {
  linesBeginningIn,
  readHeader,
  splitRange,
} from '../../../../src/fixtures-server/scenarios/analysis/phases/read.ts'
import { countCells, findFacts } from '../../../../src/fixtures-server/scenarios/analysis/phases/statistics.ts'
import { runAtOnce, runInSlices } from '../../../../src/fixtures-server/scenarios/analysis/phases/steps.ts'
import type { Column } from '../../../../src/fixtures-server/scenarios/analysis/phases/table.ts'

describe('reading', () => {
  const file = Buffer.from('aa,1\nb,2\nccc,3\n')

  it('gives every line to the one range in which it begins, wherever the cuts are', () => {
    for (let cut = 0; cut <= file.length; cut++) {
      const first = readLines({ from: 0, to: cut })
      const second = readLines({ from: cut, to: file.length })
      expect(first + second, `cut at ${cut}`).toBe(file.toString())
      expect(first === '' || first.endsWith('\n')).toBe(true)
    }
  })

  it('splits evenly, without a gap', () => {
    expect(splitRange({ from: 10, to: 110 }, 3)).toEqual([
      { from: 10, to: 43 },
      { from: 43, to: 77 },
      { from: 77, to: 110 },
    ])
  })

  it('reads the names of the columns', () => {
    expect(readHeader(Buffer.from('day,unit_price\r\n2026-01-01,5\r\n'))).toEqual({
      names: ['day', 'unit_price'],
      endsAt: 16,
    })
  })

  it.each(['', 'a,a\n1,2\n', 'a,"b"\n', "a,b'); DROP TABLE x\n"])('refuses the header %j', (text) => {
    expect(() => readHeader(Buffer.from(text))).toThrow('The first line must name the columns')
  })

  /** As readRange() cuts them out of the bytes from one before the range on. */
  function readLines(range: { from: number; to: number }): string {
    const from = Math.max(0, range.from - 1)
    return linesBeginningIn(file.subarray(from), { from: range.from - from, to: range.to - from }).toString()
  }
})

describe('parsing', () => {
  it('reads quotes, commas within them, empty cells and a last line without its end', () => {
    expect(cells('x,"a, b",\n,"say ""yes""",2\n"","",3', ['one', 'two', 'three'])).toEqual({
      one: ['x', null, null],
      two: ['a, b', 'say "yes"', null],
      three: [null, '2', '3'],
    })
  })

  it('takes both kinds of line ends', () => {
    expect(cells('1,2\r\n3,"4"\r\n', ['a', 'b'])).toEqual({ a: ['1', '3'], b: ['2', '4'] })
  })

  it('keeps what is not ASCII', () => {
    expect(cells('Köln,"Łódź, 東京"\n', ['a', 'b'])).toEqual({ a: ['Köln'], b: ['Łódź, 東京'] })
  })

  it('keeps each different cell once', () => {
    const [column] = runAtOnce(parse(Buffer.from('x\ny\nx\n\n'), ['a'])).columns
    expect(column?.dictionary).toEqual(['x', 'y'])
    expect([...(column?.codes ?? [])]).toEqual([0, 1, 0, -1])
  })

  it.each([
    ['1,2,3\n', 'has not 2 cells'],
    ['1\n', 'has not 2 cells'],
    ['1,2\n3', 'has not 2 cells'],
    ['1,"2\n', 'a quote that is not closed'],
    ['1,"2\n3"\n', 'a quote that is not closed'],
    ['1,"2"x\n', 'a quote that is not closed'],
  ])('refuses %j', (text, words) => {
    expect(() => cells(text, ['a', 'b'])).toThrow(words)
  })

  it('lets others in between when it is run in slices', async () => {
    const lines = Buffer.from('12345,abc\n'.repeat(60_000))
    let turns = 0
    const count = () => {
      turns += 1
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    const table = await runInSlices(parse(lines, ['a', 'b']), 1)
    clearImmediate(timer)
    expect(table.rows).toBe(60_000)
    expect(turns).toBeGreaterThan(2)
  })
})

describe('types', () => {
  it.each([
    [[], 'empty'],
    [['true', 'false'], 'boolean'],
    [['1', '-20', '007'], 'integer'],
    [['1', '2.5', '-0.25'], 'decimal'],
    [['2024-02-29', '2026-12-31'], 'date'],
    [['2026-02-29'], 'text'],
    [['2026-13-01'], 'text'],
    [['1', 'true'], 'text'],
    [['1.234'], 'text'],
    [['12345678'], 'text'],
    [['1e3'], 'text'],
    [[' 1'], 'text'],
    [['1', '2026-01-01'], 'text'],
  ])('takes %j for %s', (given, type) => {
    expect(inferType(given)).toBe(type)
  })

  it.each([
    ['12', 1_200],
    ['12.5', 1_250],
    ['12.05', 1_205],
    ['-0.25', -25],
    ['-3', -300],
    ['9999999.99', 999_999_999],
  ])('reads %s as hundredths', (cell, hundredths) => {
    expect(toHundredths(cell)).toBe(hundredths)
  })

  it('knows no minus zero', () => {
    expect(Object.is(toHundredths('-0.00'), 0)).toBe(true)
  })
})

describe('statistics', () => {
  it('counts by value, and adds up exactly', () => {
    expect(facts('1.5\n1.50\n\n-2\n', 'decimal')).toEqual({
      ...{ name: 'a', type: 'decimal', count: 3, nulls: 1, distinct: 2, min: -200, max: 150 },
      ...{ sum: 100n, squares: 85_000n, quantiles: [-200, -200, 150, 150, 150] },
    })
  })

  it('takes the smallest value that enough others do not exceed for a quantile', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => `${20 - index}\n`).join('')
    expect(facts(numbers, 'integer').quantiles).toEqual([100, 500, 1_000, 1_500, 1_900])
  })

  it('orders dates, and texts byte by byte', () => {
    expect(facts('2026-01-02\n2025-12-31\n2026-01-01\n', 'date')).toMatchObject({
      min: '2025-12-31',
      max: '2026-01-02',
      quantiles: ['2025-12-31', '2025-12-31', '2026-01-01', '2026-01-02', '2026-01-02'],
    })
    expect(facts('é\nz\nA\n', 'text')).toMatchObject({ min: 'A', max: 'é', quantiles: [], sum: 0n })
  })

  it('stays exact beyond what a double can hold', () => {
    const rows = '9999999.99\n'.repeat(10_001)
    expect(facts(rows, 'decimal').squares).toBe(10_001n * 999_999_999n ** 2n)
  })

  it('has nothing to say of an empty column', () => {
    expect(facts('\n\n', 'empty')).toMatchObject({ count: 0, nulls: 2, distinct: 0, min: undefined, quantiles: [] })
  })
})

describe('correlation', () => {
  it('adds up the rows that have both', () => {
    const [pair] = pairs('1,10\n2,\n,30\n-3,40\n')
    expect(pair).toEqual({
      ...{ left: 'a', right: 'b', rows: 2, x: -200n, y: 5_000n },
      ...{ xx: 100_000n, yy: 17_000_000n, xy: -1_100_000n },
    })
  })

  it('is exact for the largest numbers, over more rows than are carried at once', () => {
    const [largest, least] = [999_999_999n, -999_999_999n]
    const [pair] = pairs('9999999.99,-9999999.99\n'.repeat(1_001))
    expect(pair).toMatchObject({ rows: 1_001, x: 1_001n * largest, y: 1_001n * least })
    expect(pair?.xx).toBe(1_001n * largest ** 2n)
    expect(pair?.xy).toBe(1_001n * largest * least)
    expect(pair?.yy).toBe(1_001n * least ** 2n)
  })
})

function columnsOf(text: string, names: readonly string[]): Column[] {
  return runAtOnce(parse(Buffer.from(text), names)).columns
}

function cells(text: string, names: readonly string[]): Record<string, (string | null)[]> {
  return Object.fromEntries(
    columnsOf(text, names).map(({ name, dictionary, codes }) => [
      name,
      Array.from(codes, (code) => dictionary[code] ?? null),
    ]),
  )
}

function facts(text: string, type: Parameters<typeof findFacts>[1]) {
  const [column] = columnsOf(text, ['a'])
  return runAtOnce(findFacts(runAtOnce(countCells(column as Column)), type))
}

function pairs(text: string) {
  return runAtOnce(addPairs(columnsOf(text, ['a', 'b'])))
}
