import { describe, expect, it } from 'vitest'
import { type Column, parseCsv } from '../../../../src/fixtures-server/scenarios/runs/table/parse-csv.ts'
import { readTable } from '../../../../src/fixtures-server/scenarios/runs/table/read-table.ts'

describe('parseCsv', () => {
  it('keeps fields by column, as written', () => {
    expect(parseCsv('a,b\n1,x\n 2 ,\n')).toEqual({
      rows: 2,
      columns: [column('a', '1', ' 2 '), column('b', 'x', '')],
    })
  })

  it('takes quoted fields with commas, line breaks and doubled quotes', () => {
    expect(valuesOf('a,b\n"x, y","say ""hi"""\n"two\r\nlines",""\n')).toEqual([
      ['x, y', 'two\r\nlines'],
      ['say "hi"', ''],
    ])
  })

  it.each([
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\n', ''],
    ['\r\n', '\r\n\r\n'],
    ['\n\n', '\n'],
  ])('takes lines that end with %j, the last one with %j', (between, last) => {
    expect(valuesOf(`a,b${between}1,2${between}3,4${last}`)).toEqual([
      ['1', '3'],
      ['2', '4'],
    ])
  })

  it('knows an empty last field with and without a line break behind it', () => {
    expect(valuesOf('a,b\n1,')).toEqual([['1'], ['']])
    expect(valuesOf('a,b\n1,\n')).toEqual([['1'], ['']])
    expect(valuesOf('a,b\n"1",')).toEqual([['1'], ['']])
  })

  it('is content with a header alone', () => {
    expect(parseCsv('a,b')).toEqual({ rows: 0, columns: [column('a'), column('b')] })
  })

  it.each([
    ['', 'The file is empty'],
    ['\n\r\n', 'The file is empty'],
    ['a,b\n1,2\n3\n', 'Record 3 has 1 fields, the header 2.'],
    ['a,b\n1,2,3', 'Record 2 has 3 fields, the header 2.'],
    ['a\n"1', 'A quoted field is never closed.'],
    ['a\n"1"2\n', 'A quoted field is followed by something other'],
    [',a'.repeat(200), 'There are 201 columns'],
  ])('refuses %j', (text, words) => {
    expect(() => parseCsv(text)).toThrow(
      expect.objectContaining({ name: 'CsvError', message: expect.stringContaining(words) }),
    )
  })
})

describe('readTable', () => {
  it('knows UTF-8, with a byte order mark or without', () => {
    expect(readTable(new TextEncoder().encode('\uFEFFÉvora\nGdańsk\n')).columns).toEqual([column('Évora', 'Gdańsk')])
  })

  it('refuses other bytes', () => {
    expect(() => readTable(Uint8Array.of(0x61, 0xff, 0x0a))).toThrow('not UTF-8')
  })
})

function column(name: string, ...values: string[]): Column {
  return { name, values }
}

function valuesOf(text: string): string[][] {
  return parseCsv(text).columns.map(({ values }) => values)
}
