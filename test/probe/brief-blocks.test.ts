import { beforeAll, describe, expect, it } from 'vitest'
import { runChart } from '../../src/report/charts/run-chart.ts'
import { type ProbedRun, runProbed } from './run-program.ts'

/** A busy machine lengthens what is asked for, now and then beyond the threshold: the shortest of two seconds tells. */
describe('blocks of 15 ms, below the threshold', () => {
  let run: ProbedRun
  let delayMs: (number | null)[]

  beforeAll(async () => {
    run = await runProbed('blocks-briefly.mjs')
    delayMs = run.report.series.delayMs ?? []
  })

  it('are the delay of the seconds that they are in', () => {
    const [first, second] = delayMs
    const leastMs = Math.min(first ?? 0, second ?? 0)
    expect(leastMs).toBeGreaterThan(9)
    expect(leastMs).toBeLessThan(30)
  })

  it('are no delay of the seconds after them', () => {
    expect(Math.min(...delayMs.slice(2).map((ms) => ms ?? Number.NaN))).toBeLessThan(5)
  })

  it('are a panel of the chart, and no stall of the report', () => {
    const chart = runChart(run.report, () => undefined)
    const panel = chart?.panels.find(({ title }) => title === 'Event-loop delay')
    expect(panel?.marks.is === 'steps' && panel.marks.lines[0]?.values).toEqual(delayMs)
    expect(chart?.figures.columns.map(({ title }) => title)).toContain('Event-loop delay')
    const blockedMs = run.report.totals.blockedMs
    // Twenty of them take 300 ms.
    expect(blockedMs).toBeLessThan(150)
  })
})
