import { beforeAll, describe, expect, it } from 'vitest'
import { runChart } from '../../src/report/charts/run-chart.ts'
import { type ProbedRun, runProbed } from './run-program.ts'

/** A busy machine lengthens what is asked for, now and then beyond the threshold: the least of several seconds tells. */
describe('blocks of 15 ms, below the threshold', () => {
  let run: ProbedRun
  let delayMs: (number | null)[]

  beforeAll(async () => {
    run = await runProbed('blocks-briefly.mjs')
    delayMs = run.report.series.delayMs ?? []
  })

  it('are the delay of the seconds that they are in', () => {
    const leastMs = Math.min(...delayMs.slice(0, 4).map((ms) => ms ?? 0))
    expect(leastMs).toBeGreaterThan(9)
    expect(leastMs).toBeLessThan(60)
  })

  it('are no delay of the seconds after them', () => {
    expect(Math.min(...delayMs.slice(4).map((ms) => ms ?? Number.NaN))).toBeLessThan(9)
  })

  it('are a panel of the chart', () => {
    const chart = runChart(run.report, () => undefined)
    const panel = chart?.panels.find(({ title }) => title === 'Event-loop delay')
    expect(panel?.marks.is === 'steps' && panel.marks.lines[0]?.values).toEqual(delayMs)
    expect(chart?.figures.columns.map(({ title }) => title)).toContain('Event-loop delay')
  })

  it('are no stalls of the report, but for those that the machine lengthened', () => {
    expect(run.report.totals.stalls).toBeLessThan(16)
  })
})
