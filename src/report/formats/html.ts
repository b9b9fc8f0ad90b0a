import { writeHtml } from '../html/write-html.ts'
import { comparisonPage } from '../pages/comparison-page.ts'
import { reportPage } from '../pages/report-page.ts'
import type { Format } from './formats.ts'

/** Bars of the timeline: each some 8 px wide on a wide screen. */
const timelineBars = 120

/** One self-contained file: no request is made to show it. */
export const htmlFormat: Format = {
  fileName: 'report.html',
  report: (report, assets) => writeHtml(reportPage(report, assets, timelineBars), assets),
  comparison: (comparison, assets) => writeHtml(comparisonPage(comparison, assets), assets),
}
