import { expect, test } from 'vitest'
import { csvFormat } from '../../../src/report/formats/csv.ts'
import { blockedReport, bridgeBlocker, cleanReport, hostileStrings, improvedComparison } from '../fixtures.ts'
import { hostileComparison, hostileReport } from '../hostile.ts'
import { assets } from './assets.ts'
import { readCsv } from './read-csv.ts'

test('is as it was', async () => {
  await expect(csvFormat.report(blockedReport, assets)).toMatchFileSnapshot('../__snapshots__/blocked.csv')
  await expect(csvFormat.comparison(improvedComparison, assets)).toMatchFileSnapshot('../__snapshots__/improved.csv')
})

test('has a row for each stall, with the blocker by its place', () => {
  const stalls = [
    { startMs: 1.5, durationMs: 200, blocker: 'src/db/postgres-provider.ts:31' },
    { startMs: 400, durationMs: 30, reason: 'starved' as const },
  ]
  const [header, first, second, ...more] = readCsv(csvFormat.report({ ...blockedReport, stalls }, assets))
  expect(header).toEqual(['startMs', 'durationMs', 'reason', 'place', 'blocker', 'kind', 'function', 'route'])
  expect(first?.slice(3)).toEqual([
    'src/db/postgres-provider.ts:31',
    'a41f09c2',
    'sync-wait',
    'PostgresProvider.execute',
    'GET /tables',
  ])
  expect(second).toEqual(['400', '30', 'starved', '', '', '', '', ''])
  expect(more).toEqual([])
  expect(readCsv(csvFormat.report(cleanReport, assets))).toHaveLength(1)
})

test('takes the blocker that a stall names, where two stand in one line', () => {
  const other = { ...bridgeBlocker, id: 'b0000000', kind: 'json' as const }
  const stall = { startMs: 1, durationMs: 200, blocker: 'src/db/postgres-provider.ts:31' }
  const stalls = [{ ...stall, blockerId: other.id }, { ...stall, blockerId: bridgeBlocker.id }, stall]
  const rows = readCsv(csvFormat.report({ ...blockedReport, blockers: [bridgeBlocker, other], stalls }, assets))
  expect(rows.slice(1).map((row) => row[4])).toEqual(['b0000000', 'a41f09c2', 'a41f09c2'])
})

test('has a row for each run of a comparison', () => {
  const rows = readCsv(csvFormat.comparison(improvedComparison, assets))
  expect(rows).toHaveLength(1 + 6)
  expect(rows[1]?.slice(0, 4)).toEqual(['tables', 'blocking', 'blocking', '1'])
  expect(rows[1]?.at(-1)).toBe('tables/blocking/run-1')
})

test('gives every row the same fields and no spreadsheet a formula, whatever the names hold', () => {
  const formulas = [
    '=cmd()',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '＝1+1',
    '"=1"',
    '=1\n=2',
    '=HYPERLINK("http://example.invalid","x")',
  ]
  for (const hostile of formulas) {
    const stalls = [{ startMs: 1, durationMs: 2, blocker: hostile }]
    const rows = readCsv(csvFormat.report({ ...blockedReport, stalls }, assets))
    expect(rows[1]?.[3]).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
  }
  for (const offset of hostileStrings.keys()) {
    for (const text of [
      csvFormat.report(hostileReport(offset), assets),
      csvFormat.comparison(hostileComparison(offset), assets),
    ]) {
      const rows = readCsv(text)
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
      for (const cell of rows.flat()) if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      expect(text).not.toMatch(/[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F]/)
    }
  }
})
