import { expect, test } from 'vitest'
import { beside } from '../../src/cli/beside.ts'
import { columnsOf, fitColumns, padColumns } from '../../src/cli/columns-of.ts'

test('counts what a terminal shows: no colours, no joining marks, two columns for wide letters', () => {
  expect(columnsOf('\u001B[31mred\u001B[39m')).toBe(3)
  expect(columnsOf('e\u0301')).toBe(1)
  expect(columnsOf('日本')).toBe(4)
  expect(columnsOf('▁█·×→')).toBe(5)
})

test('leaves out the middle, in columns', () => {
  expect(fitColumns('src/services/table-service.ts:87', { columns: 20, mark: '…' })).toBe('src/ser…ervice.ts:87')
  expect(columnsOf(fitColumns('日本語日本語日本語日本語', { columns: 11, mark: '...' }))).toBeLessThanOrEqual(11)
  expect(fitColumns('short', { columns: 20, mark: '…' })).toBe('short')
})

test('pads coloured text to its column', () => {
  expect(padColumns('\u001B[31mab\u001B[39m', 4)).toBe('\u001B[31mab\u001B[39m  ')
})

test('puts lines beside others, but below one that reaches too far', () => {
  const left = ['title', 'a', 'reaches too far', 'b']
  expect(beside(left, ['1', '2', '3'], { column: 8, fromLine: 1 })).toEqual([
    'title',
    'a       1',
    'reaches too far',
    'b       2',
    '        3',
  ])
})
