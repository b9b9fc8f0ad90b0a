import type { ReportAssets } from '../assets.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import type { Page } from '../page.ts'
import { comparisonPage } from '../pages/comparison-page.ts'
import { reportPage } from '../pages/report-page.ts'
import type { Format } from './formats.ts'

/** GitHub-ready: Mermaid in fences, tables, folded details. */
export const markdownFormat: Format = {
  fileName: 'report.md',
  report: (report, assets) => write(reportPage(report, assets), assets),
  comparison: (comparison, assets) => write(comparisonPage(comparison, assets), assets),
}

function write(page: Page, assets: ReportAssets): string {
  return writeMarkdown(page, assets.sourceBase ?? '')
}
