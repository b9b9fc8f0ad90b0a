import { type LoopcheckError, loopcheckError } from '../../errors.ts'
import type { CaptureProfile } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'

/** @throws LoopcheckError 'format-needs-recording' when there is only a report */
export function requireCaptures({ captures }: ReportAssets, format: string): readonly CaptureProfile[] {
  if (captures === undefined) throw loopcheckError('format-needs-recording', format)
  return captures
}

/** What formats answer that show one run's stacks. */
export function notForComparisons(format: string): LoopcheckError {
  return loopcheckError(
    'not-for-comparisons',
    format,
    `it shows the stacks of one run, and a comparison has several. Make it of one of them: loopcheck report <folder of the run> --format ${format}`,
  )
}
