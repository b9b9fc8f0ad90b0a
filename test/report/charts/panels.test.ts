import { expect, test } from 'vitest'
import type { Report } from '../../../src/model.ts'
import { foldSeries } from '../../../src/report/charts/fold-series.ts'
import { niceBytes, niceTop } from '../../../src/report/charts/nice-top.ts'
import { panelSvg } from '../../../src/report/charts/panel-svg.ts'
import { runChart } from '../../../src/report/charts/run-chart.ts'
import { runTimeline } from '../../../src/report/charts/run-timeline.ts'
import { stallHistogramTable } from '../../../src/report/charts/stall-histogram.ts'
import { timeTicks } from '../../../src/report/charts/time-ticks.ts'
import { cleanReport } from '../fixtures.ts'
import { chartedReport } from './charted.ts'

const noSection = () => undefined

test('draws each stall where it was, as wide as it was long, in its blocker’s colour', () => {
  const [panel] = runChart(chartedReport, noSection)?.panels ?? []
  if (panel === undefined) throw new Error('no panel')
  const svg = panelSvg(panel, 30_000)
  expect(svg).toContain('<rect class="stall tone-2" data-stall="0" x="203" y="64" width="180" height="36">')
  expect(svg.match(/<rect/gu)).toHaveLength(30)
  expect(svg).toContain('class="stall tone-machine" data-stall="7"')
})

test('leaves a gap where nothing was measured', () => {
  const panel = runChart(chartedReport, noSection)?.panels.find(({ title }) => title === 'Longest canary wait')
  if (panel === undefined) throw new Error('no panel')
  expect(/d="M1000 [\d.]+H2000/u.test(panelSvg(panel, 30_000))).toBe(true)
})

test('draws the delay of each second, with its resolution, and the longest of it where seconds are folded', () => {
  const panelOf = (report: Report) =>
    runChart(report, noSection)?.panels.find(({ title }) => title === 'Event-loop delay')
  expect(panelOf(chartedReport)).toMatchObject({
    note: 'longest of each second, most 17 ms; resolution 5 ms',
    top: 20,
    marks: { lines: [{ texts: expect.arrayContaining(['17 ms']) }] },
  })
  const folded = foldSeries({ ...chartedReport.series, delayMs: [3, null, 17.3, ...Array(27).fill(null)] }, 10)
  expect(folded.delayMs?.slice(0, 2)).toEqual([17.3, null])
})

test('leaves out what no second has, and the chart of a run without seconds', () => {
  const { series } = chartedReport
  const without = { ...series, heapUsedBytes: series.atS.map(() => null), canaryMaxMs: series.atS.map(() => null) }
  const { gcMs: _, delayMs: __, ...old } = without
  const titles = runChart({ ...chartedReport, series: old }, noSection)?.panels.map(({ title }) => title)
  expect(titles).toEqual(['Stalls', 'Event-loop utilisation', 'CPU', 'Memory', 'Requests answered'])
  expect(runChart(cleanReport, noSection)).toBeUndefined()
})

test('gives no rate for a last part that is no second', () => {
  const short = { ...chartedReport, totals: { ...chartedReport.totals, durationMs: 29_150 } }
  const cpu = runChart(short, noSection)?.panels.find(({ title }) => title === 'CPU')
  expect(cpu?.marks.is === 'steps' && cpu.marks.lines[0]?.values.slice(-2)).toEqual([0.11, null])
})

test('folds a long series: means of what is given a second, the largest of what is a longest', () => {
  const folded = foldSeries(chartedReport.series, 10)
  expect(folded.atS).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27])
  expect(folded.requests[0]).toBe(51)
  expect(folded.stalls?.[0]).toBe(3)
  expect(folded.canaryMaxMs[0]).toBe(Math.max(170 + 47, 170 + 94))
})

test('keeps the longest stalls of many, earliest first', () => {
  const { stalls } = runTimeline(chartedReport, { rows: 300, stalls: 5 })
  const longest = chartedReport.stalls.map(({ durationMs }) => durationMs).sort((a, b) => b - a)
  expect(stalls.map(({ durationMs }) => durationMs).sort((a, b) => b - a)).toEqual(longest.slice(0, 5))
  expect(stalls.map(({ startMs }) => startMs)).toEqual(stalls.map(({ startMs }) => startMs).sort((a, b) => a - b))
})

test('writes stalls by length on one scale for both sides', () => {
  const table = stallHistogramTable([
    { name: 'before', buckets: [{ fromMs: 200, toMs: 500, stalls: 8, totalMs: 2_000 }] },
    { name: 'after', buckets: [{ fromMs: 20, toMs: 50, stalls: 2, totalMs: 60 }] },
  ])
  expect(table?.rows.map(({ cells }) => cells[0])).toEqual([['20–50 ms'], ['200–500 ms']])
  expect(table?.rows[0]?.cells[4]).toEqual([{ is: 'bar', share: 0.25, text: '2' }])
  expect(stallHistogramTable([{ buckets: [] }])).toBeUndefined()
})

test('ends a scale a little above what it shows', () => {
  expect([0, 1, 463, 999, 1001, Number.NaN].map(niceTop)).toEqual([1, 1, 500, 1000, 1200, 1])
  expect(niceBytes(1.1 * 2 ** 30)).toBe(1.25 * 2 ** 30)
})

test('marks round moments', () => {
  expect(timeTicks(7_018).map(({ text }) => text)).toEqual(['0 s', '1 s', '2 s', '3 s', '4 s', '5 s', '6 s'])
  expect(timeTicks(0)).toEqual([])
})
