import { relative } from 'node:path'
import { kinds } from '../diagnose/kinds/kinds.ts'
import { fixes } from '../fixes/fixes.ts'
import type { CaptureProfile, Comparison, Report } from '../model.ts'
import type { ReportAssets } from '../report/assets.ts'
import { plainText } from '../report/foreign-text.ts'
import { formats } from '../report/formats/formats.ts'
import { summariseComparisonForGithub, summariseForGithub } from '../report/github-summary.ts'
import { summariseComparison } from './comparison-summary.ts'
import { appendJobSummary, githubSourceBase, isInGithubActions, withoutCommands } from './github-actions.ts'
import type { Io } from './io.ts'
import { type Layout, labelFor, layoutFor, say } from './layout.ts'
import type { SharedOptions } from './options.ts'
import { noteLine, summariseReport } from './summary.ts'
import { folderInside, type WriteOptions, writeComparison, writeReport } from './write-files.ts'

/** Where a report goes. */
export interface Delivery {
  io: Io
  options: SharedOptions
  folder: string
  /** What the report's files are relative to. */
  sourceFolder: string
  /** The recording's stacks; undefined where no format asks for them. */
  captures?: readonly CaptureProfile[]
}

/** Writes a report's files, puts it on stdout where --json asks for it, and sums it up on stderr.
 *  @throws LoopcheckError 'output-not-writable' */
export async function deliverReport(report: Report, delivery: Delivery): Promise<void> {
  const paths = await writeReport(report, filesOf(delivery))
  tell(delivery, {
    verdict: report.verdict.text,
    json: () => formats.json.report(report, noAssets),
    summary: (layout) => summariseReport(report, layout),
    annotations: (assets) => formats.github.report(report, assets),
    jobSummary: (assets) => summariseForGithub(report, assets),
    paths,
  })
}

/** The same for a comparison. */
export async function deliverComparison(comparison: Comparison, delivery: Delivery): Promise<void> {
  const paths = await writeComparison(comparison, filesOf(delivery))
  tell(delivery, {
    verdict: comparison.verdict.text,
    json: () => formats.json.comparison(comparison, noAssets),
    summary: (layout) => summariseComparison(comparison, layout, { isDetailed: delivery.options.verbose === true }),
    annotations: (assets) => formats.github.comparison(comparison, assets),
    jobSummary: (assets) => summariseComparisonForGithub(comparison, assets),
    paths,
  })
}

const noAssets = { fixes, kinds, mermaid: '' }

function filesOf({ io, folder, options, sourceFolder, captures }: Delivery): WriteOptions {
  const root = io.env.GITHUB_WORKSPACE
  return {
    ...{ folder, formats: options.format, sourceFolder },
    ...(root ? { repositoryFolder: root } : {}),
    ...(captures === undefined ? {} : { captures }),
  }
}

interface Telling {
  verdict: string
  json: () => string
  summary: (layout: Layout) => string
  annotations: (assets: ReportAssets) => string
  jobSummary: (assets: ReportAssets) => string
  paths: readonly string[]
}

function tell(delivery: Delivery, telling: Telling): void {
  const { io, options } = delivery
  if (options.json) io.stdout.write(telling.json())
  io.stderr.write(withoutCommands(io.env, wordsOf(delivery, telling)))
  if (options.format.includes('github')) tellGithub(delivery, telling)
}

function wordsOf({ io, options }: Delivery, { verdict, summary, paths }: Telling): string {
  const layout = layoutFor(io, options)
  if (options.quiet) return `${say(verdict, layout)}\n`
  const written = paths.map(
    (path) => `${labelFor('wrote', 'dim', layout)}${plainText(relative(io.cwd, path) || path)}\n`,
  )
  return `${summary(layout)}\n\n${written.join('')}`
}

/** What the file cannot do: the runner reads annotations from the step's output, and the summary from a file of its own. */
function tellGithub({ io, options, sourceFolder }: Delivery, { annotations, jobSummary }: Telling): void {
  const { env, stderr } = io
  const root = env.GITHUB_WORKSPACE
  const repositoryBase = root ? folderInside(root, sourceFolder) : ''
  const assets = { ...noAssets, repositoryBase, sourceBase: `${githubSourceBase(env)}${repositoryBase}` }
  if (isInGithubActions(env)) stderr.write(annotations(assets))
  const trouble = env.GITHUB_STEP_SUMMARY ? appendJobSummary(env, jobSummary(assets)) : undefined
  if (trouble !== undefined) stderr.write(`${noteLine('note', trouble, layoutFor(io, options))}\n`)
}
