import { relative } from 'node:path'
import { kinds } from '../diagnose/kinds/kinds.ts'
import { fixes } from '../fixes/fixes.ts'
import type { Comparison, Report } from '../model.ts'
import { formats } from '../report/formats/formats.ts'
import { summariseComparison } from './comparison-summary.ts'
import type { Io } from './io.ts'
import type { SharedOptions } from './options.ts'
import { type Layout, layoutFor, summariseReport } from './summary.ts'
import { writeComparison, writeReport } from './write-files.ts'

/** Where a report goes. */
export interface Delivery {
  io: Io
  options: SharedOptions
  folder: string
  /** What the report's files are relative to. */
  sourceFolder: string
}

/** Writes a report's files, puts it on stdout where --json asks for it, and sums it up on stderr.
 *  @throws LoopcheckError 'output-not-writable' */
export async function deliverReport(report: Report, delivery: Delivery): Promise<void> {
  const paths = await writeReport(report, filesOf(delivery))
  tell(delivery, {
    verdict: report.verdict.text,
    json: () => formats.json.report(report, noAssets),
    summary: (layout) => summariseReport(report, layout),
    paths,
  })
}

/** The same for a comparison. */
export async function deliverComparison(comparison: Comparison, delivery: Delivery): Promise<void> {
  const paths = await writeComparison(comparison, filesOf(delivery))
  tell(delivery, {
    verdict: comparison.verdict.text,
    json: () => formats.json.comparison(comparison, noAssets),
    summary: (layout) => summariseComparison(comparison, layout),
    paths,
  })
}

const noAssets = { fixes, kinds, mermaid: '' }

function filesOf({ folder, options, sourceFolder }: Delivery) {
  return { folder, formats: options.format, sourceFolder }
}

interface Telling {
  verdict: string
  json: () => string
  summary: (layout: Layout) => string
  paths: readonly string[]
}

function tell({ io, options }: Delivery, { verdict, json, summary, paths }: Telling): void {
  if (options.json) io.stdout.write(json())
  if (options.quiet) {
    io.stderr.write(`${verdict}\n`)
    return
  }
  const layout = layoutFor(io, options)
  const written = paths.map((path) => `${layout.style('dim', 'wrote')}  ${relative(io.cwd, path) || path}\n`)
  io.stderr.write(`${summary(layout)}\n\n${written.join('')}`)
}
