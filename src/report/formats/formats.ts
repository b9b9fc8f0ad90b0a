import type { Comparison, Report } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { htmlFormat } from './html.ts'
import { jsonFormat } from './json.ts'
import { markdownFormat } from './markdown.ts'

export type FormatId = 'md' | 'html' | 'json'

/** One way to write what was concluded. Pure: the same data and assets give the same text. */
export interface Format {
  fileName: string
  report: (report: Report, assets: ReportAssets) => string
  comparison: (comparison: Comparison, assets: ReportAssets) => string
}

export const formats: Record<FormatId, Format> = {
  md: markdownFormat,
  html: htmlFormat,
  json: jsonFormat,
}
