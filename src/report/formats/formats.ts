import type { Comparison, Report } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { cpuprofileFormat } from './cpuprofile.ts'
import { csvFormat } from './csv.ts'
import { githubFormat } from './github.ts'
import { htmlFormat } from './html.ts'
import { jsonFormat } from './json.ts'
import { markdownFormat } from './markdown.ts'
import { promFormat } from './prom.ts'
import { sarifFormat } from './sarif.ts'
import { speedscopeFormat } from './speedscope.ts'

export type FormatId = 'md' | 'html' | 'json' | 'sarif' | 'github' | 'csv' | 'prom' | 'cpuprofile' | 'speedscope'

/** One way to write what was concluded. Pure: the same data and assets give the same text. */
export interface Format {
  fileName: string
  /** 'recording': it shows what a report does not keep (ReportAssets.captures), and nothing of a comparison. */
  needs?: 'recording'
  /** @throws LoopcheckError 'format-needs-recording' without what it needs */
  report: (report: Report, assets: ReportAssets) => string
  /** @throws LoopcheckError 'not-for-comparisons' */
  comparison: (comparison: Comparison, assets: ReportAssets) => string
}

export const formats: Record<FormatId, Format> = {
  md: markdownFormat,
  html: htmlFormat,
  json: jsonFormat,
  sarif: sarifFormat,
  github: githubFormat,
  csv: csvFormat,
  prom: promFormat,
  cpuprofile: cpuprofileFormat,
  speedscope: speedscopeFormat,
}

/** Written where nothing else is asked for. */
export const usualFormats: readonly FormatId[] = ['md', 'html', 'json']
