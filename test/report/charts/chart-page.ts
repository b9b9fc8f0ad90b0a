import type { Report } from '../../../src/model.ts'
import { runChart } from '../../../src/report/charts/run-chart.ts'
import { writeHtml } from '../../../src/report/html/write-html.ts'

/** A page with a run's chart and nothing else: Chromium is slow at drawing diagrams.
 *  @throws when the run has no chart */
export function chartPage(report: Report): string {
  const chart = runChart(report, (blocker) => (blocker < 0 ? undefined : `blocker-${blocker + 1}`))
  if (chart === undefined) throw new Error('no chart')
  return writeHtml(
    {
      ...{ title: 'A run', status: 'blocked', tone: 'bad', subtitle: [], lead: [] },
      sections: [
        { id: 'timeline', title: ['Timeline'], blocks: [{ is: 'chart', chart, table: chart.figures }] },
        // As long as any page, so that it can be scrolled.
        { id: 'rest', title: ['The rest'], blocks: Array.from({ length: 60 }, () => ({ is: 'text', words: ['…'] })) },
      ],
    },
    { mermaid: '' },
  )
}
