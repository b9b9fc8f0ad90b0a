import { writeHtml } from '../html/write-html.ts'
import { comparisonPage } from '../pages/comparison-page.ts'
import { reportPage } from '../pages/report-page.ts'
import type { Format } from './formats.ts'

/** One self-contained file: no request is made to show it. */
export const htmlFormat: Format = {
  fileName: 'report.html',
  report: (report, assets) => writeHtml(reportPage(report, assets), assets),
  comparison: (comparison, assets) => writeHtml(comparisonPage(comparison, assets), assets),
}
