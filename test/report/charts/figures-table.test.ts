import { expect, test } from 'vitest'
import { figuresTable } from '../../../src/report/charts/figures-table.ts'
import { chartedReport } from './charted.ts'

const { series, totals } = chartedReport

function captionOf(mostRows: number): string {
  const sides = [{ series, panelsOf: () => [] }]
  return figuresTable({ caption: 'The run', durationMs: totals.durationMs, mostRows, sides }).caption
}

test('says that a row of several seconds holds their means', () => {
  expect(captionOf(30)).toBe('The run')
  expect(captionOf(12)).toBe('The run; blocked time, CPU, collections and requests are means of one second')
})
