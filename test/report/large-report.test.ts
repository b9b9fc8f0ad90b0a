import { Buffer } from 'node:buffer'
import { beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { Report } from '../../src/model.ts'
import { type ReportAssets, readAssets } from '../../src/report/assets.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { diagnosedLife } from './scaled-report.ts'

/** A page stays one that opens at once, and that can be sent around. */
const largestHtml = 2_500_000
/** What GitHub shows of a file; a longer one is offered for download. */
const largestMarkdown = 1_000_000

/** A tenth of a million stalls of 500 blockers: the recording of all is measured by `npm run bench:scale`. */
describe('a report of very many stalls and 500 blockers', () => {
  let report: Report
  let assets: ReportAssets

  beforeAll(async () => {
    assets = await readAssets({ fixes, kinds })
    report = withLongExcerpts(diagnosedLife({ stalls: 100_000, blockers: 500, routes: 50, hours: 1 }))
  }, 60_000)

  it('counts every stall, and lists only the longest', () => {
    expect(report.totals.stalls).toBeGreaterThan(80_000)
    expect(report.series.stalls?.reduce((sum, count) => sum + count, 0)).toBe(report.totals.stalls)
    expect(report.blockers).toHaveLength(500)
    expect(report.stalls.length).toBeLessThanOrEqual(1000)
  })

  it.each([
    ['html', largestHtml],
    ['md', largestMarkdown],
  ] as const)('is written as %s within five seconds, and is not too large', (format, largestBytes) => {
    const startMs = performance.now()
    const text = formats[format].report(report, assets)
    expect(performance.now() - startMs).toBeLessThan(5000)
    expect(Buffer.byteLength(text)).toBeLessThan(largestBytes)
    // Aggregated, yet every blocker can be found by its line.
    for (const { location } of report.blockers) expect(text).toContain(`${location?.file}:${location?.line}`)
  })
})

/** As from real sources: the lines that generated programs lack, as long as a formatter lets them be. */
function withLongExcerpts(report: Report): Report {
  const line = `    const answer = await this.provider.execute(query, parameters, options) // ${'x'.repeat(45)}`
  return {
    ...report,
    blockers: report.blockers.map((blocker) => {
      const { location } = blocker
      if (location === undefined) return blocker
      const excerpt = { fromLine: Math.max(1, location.line - 3), lines: Array.from({ length: 7 }, () => line) }
      return { ...blocker, location: { ...location, code: line.trim(), excerpt } }
    }),
  }
}
