import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loopcheckError, withCause } from '../errors.ts'
import { fixes } from '../fixes/fixes.ts'
import type { Comparison, Report } from '../model.ts'
import { type ReportAssets, readAssets } from '../report/assets.ts'
import { type FormatId, formats } from '../report/formats/formats.ts'

export interface WriteOptions {
  folder: string
  formats: readonly FormatId[]
  /** What the report's files are relative to: the watched program's working directory. */
  sourceFolder: string
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
    ? await readAssets({ fixes, sourceBase })
    : { fixes, sourceBase, mermaid: '' }
  return options.formats.map((format) => {
    const path = join(folder, formats[format].fileName)
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(path, render(format, assets))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      throw withCause(loopcheckError('output-not-writable', folder, code), error)
    }
    return path
  })
}
