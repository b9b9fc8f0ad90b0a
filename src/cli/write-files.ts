import { accessSync, constants, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { kinds } from '../diagnose/kinds/kinds.ts'
import { type LoopcheckError, loopcheckError, withCause } from '../errors.ts'
import { fixes } from '../fixes/fixes.ts'
import type { CaptureProfile, Comparison, Report } from '../model.ts'
import { type ReportAssets, readAssets } from '../report/assets.ts'
import { type FormatId, formats } from '../report/formats/formats.ts'
import { notForComparisons } from '../report/profiles/require-captures.ts'
import { makeFolder } from '../watch/make-folder.ts'

export interface WriteOptions {
  folder: string
  formats: readonly FormatId[]
  /** What the report's files are relative to: the watched program's working directory. */
  sourceFolder: string
  /** The repository's root, where it is known. */
  repositoryFolder?: string
  /** The recording's stacks: for the formats that show them (needsCaptures). */
  captures?: readonly CaptureProfile[]
}

/** Whether one of the formats shows the recording's stacks. */
export function needsCaptures(wanted: readonly FormatId[]): boolean {
  return wanted.some((id) => formats[id].needs === 'recording')
}

/** Tells before anything is measured in vain.
 *  @throws LoopcheckError 'not-for-comparisons' */
export function requireForComparison(wanted: readonly FormatId[]): void {
  for (const id of wanted) if (formats[id].needs === 'recording') throw notForComparisons(id)
}

/** Makes the folder, before anything is measured in vain.
 *  @throws LoopcheckError 'output-not-writable' */
export function requireWritable(folder: string): void {
  try {
    makeFolder(folder)
    // The slash tells a folder from a file.
    accessSync(`${folder}/`, constants.W_OK)
  } catch (error) {
    throw notWritable(folder, error)
  }
}

/** Writes a report in each format.
 *  @returns the paths written
 *  @throws LoopcheckError 'output-not-writable' */
export async function writeReport(report: Report, options: WriteOptions): Promise<string[]> {
  return writeAll(options, (format, assets) => formats[format].report(report, assets))
}

/** The same for a comparison. */
export async function writeComparison(comparison: Comparison, options: WriteOptions): Promise<string[]> {
  return writeAll(options, (format, assets) => formats[format].comparison(comparison, assets))
}

async function writeAll(
  options: WriteOptions,
  render: (format: FormatId, assets: ReportAssets) => string,
): Promise<string[]> {
  const { folder } = options
  const way = relative(folder, options.sourceFolder).replaceAll('\\', '/')
  const sourceBase = way === '' ? '' : `${way}/`
  const { captures, repositoryFolder } = options
  const given = {
    ...{ fixes, kinds, sourceBase },
    ...(captures === undefined ? {} : { captures }),
    ...(repositoryFolder === undefined ? {} : { repositoryBase: folderInside(repositoryFolder, options.sourceFolder) }),
  }
  const assets = options.formats.includes('html') ? await readAssets(given) : { ...given, mermaid: '' }
  return options.formats.map((format) => {
    const path = join(folder, formats[format].fileName)
    const text = render(format, assets)
    try {
      makeFolder(folder)
      writeFileSync(path, text)
    } catch (error) {
      throw notWritable(folder, error)
    }
    return path
  })
}

/** @returns from the root to the folder, ending in `/`; '' where it is the root or lies elsewhere */
export function folderInside(root: string, folder: string): string {
  const way = relative(root, folder).replaceAll('\\', '/')
  return way === '' || way.startsWith('..') || isAbsolute(way) ? '' : `${way}/`
}

/** @throws what is no system error: a bug */
function notWritable(folder: string, error: unknown): LoopcheckError {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return withCause(loopcheckError('output-not-writable', folder, code), error)
}
