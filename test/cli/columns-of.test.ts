import { expect, test } from 'vitest'
import { beside } from '../../src/cli/beside.ts'
import { columnsOf, fitAround, fitColumns, padColumns } from '../../src/cli/columns-of.ts'

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

test('keeps the place that is looked at in view', () => {
  const code = "app.get('/regex', (req, res) => { res.send(String(/^(a+)+$/.test('a'.repeat(24)))) })"
  const at = code.indexOf('test(')
  expect(fitAround(code, { columns: 40, at, mark: '…' })).toBe("…d(String(/^(a+)+$/.test('a'.repeat(24)…")
  expect(fitAround(code, { columns: 40, at: 0, mark: '…' })).toBe("app.get('/regex', (req, res) => { res.s…")
  expect(fitAround(code, { columns: 40, at: code.length - 4, mark: '…' })).toMatch(/^….{39}$/u)
  expect(fitAround('short', { columns: 20, at: 3, mark: '…' })).toBe('short')
  for (let place = 0; place < code.length + 3; place++) {
    expect(columnsOf(fitAround(code, { columns: 30, at: place, mark: '...' }))).toBeLessThanOrEqual(30)
    expect(fitAround(`日本語${code}`, { columns: 30, at: place, mark: '…' })).toContain(`日本語${code}`[place] ?? '…')
  }
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
