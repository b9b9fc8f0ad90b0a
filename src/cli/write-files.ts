import { accessSync, constants, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { kinds } from '../diagnose/kinds/kinds.ts'
import { type LoopcheckError, loopcheckError, withCause } from '../errors.ts'
import { fixes } from '../fixes/fixes.ts'
import type { Comparison, Report } from '../model.ts'
import { type ReportAssets, readAssets } from '../report/assets.ts'
import { type FormatId, formats } from '../report/formats/formats.ts'
import { makeFolder } from '../watch/make-folder.ts'

export interface WriteOptions {
  folder: string
  formats: readonly FormatId[]
  /** What the report's files are relative to: the watched program's working directory. */
  sourceFolder: string
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
  const sourceBase = relative(folder, options.sourceFolder).replaceAll('\\', '/')
  const assets = options.formats.includes('html')
    ? await readAssets({ fixes, kinds, sourceBase })
    : { fixes, kinds, sourceBase, mermaid: '' }
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

/** @throws what is no system error: a bug */
function notWritable(folder: string, error: unknown): LoopcheckError {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return withCause(loopcheckError('output-not-writable', folder, code), error)
}
