import type { Comparison, Report } from '../model.ts'
import type { ReportAssets } from './assets.ts'
import { writeMarkdown } from './markdown/write-markdown.ts'
import type { Page } from './page.ts'
import { comparisonPage } from './pages/comparison-page.ts'
import { reportPage } from './pages/report-page.ts'

/** Most that a job summary may take, in UTF-8: GitHub throws away a step's whole summary above 1 MiB. */
const roomBytes = 900_000

/** The short form of report.md, for a job's summary page: verdict, totals, the worst blocker's flow, all blockers. */
export function summariseForGithub(report: Report, assets: ReportAssets): string {
  const page = reportPage(report, assets)
  return write(page, ({ id }) => id === 'blocker-1' || id === 'blockers', assets)
}

/** The same for a comparison: verdict and scenarios. */
export function summariseComparisonForGithub(comparison: Comparison, assets: ReportAssets): string {
  return write(comparisonPage(comparison, assets), ({ id }) => id.startsWith('scenario-') || id === 'skipped', assets)
}

function write(
  page: Page,
  isShown: (section: Page['sections'][number]) => boolean,
  { sourceBase = '' }: ReportAssets,
): string {
  const short = writeMarkdown({ ...page, sections: page.sections.filter(isShown) }, sourceBase)
  if (Buffer.byteLength(short) <= roomBytes) return short
  return writeMarkdown(
    {
      ...page,
      sections: [{ id: 'left-out', title: ['More'], blocks: [{ is: 'text', words: ['The rest is in report.md.'] }] }],
    },
    sourceBase,
  )
}
