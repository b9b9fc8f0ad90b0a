import type { FindingCheck, FindingTable, FindingUnit } from '../../../../model.ts'

/** A figure measured before and after the fix, beside what the story claims of it. */
export interface ClaimedFigure {
  /** `Page load, median` */
  title: string
  before: number
  after: number
  /** How the one became the other: `−52 %`, `×1.9`. */
  change: string
  /** As the story has it: `−50…80 %`; undefined where it claims nothing. */
  claim?: string
  /** Whether what was measured is at least what is claimed. */
  isMet?: boolean
}

/** The measured figures beside the claims. */
export function claimsTable(given: {
  caption: string
  unit: FindingUnit
  figures: readonly ClaimedFigure[]
}): FindingTable {
  const { caption, unit, figures } = given
  return {
    caption,
    columns: [
      { title: 'Figure', unit: 'text' },
      { title: 'Before', unit },
      { title: 'After', unit },
      { title: 'Change', unit: 'text' },
      { title: 'The story claims', unit: 'text' },
      { title: 'Met', unit: 'text' },
    ],
    rows: figures.map(({ title, before, after, change, claim, isMet }) => [
      ...[title, before, after, change, claim ?? '–'],
      isMet === undefined ? '–' : isMet ? 'yes' : 'no',
    ]),
  }
}

/** One check for each claim. */
export function claimChecks(figures: readonly ClaimedFigure[]): FindingCheck[] {
  return figures.flatMap(({ title, before, after, change, claim, isMet }) =>
    claim === undefined || isMet === undefined
      ? []
      : [
          {
            text: title,
            isMet,
            measured: `${rounded(before)} → ${rounded(after)}: ${change}`,
            claim: `the story: ${claim}`,
          },
        ],
  )
}

/** Whole numbers from 10 up, else one place. */
function rounded(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10)
}

/** `−52 %`, cut off, not rounded: what just misses a claim must not read as if it met it. Of nothing to anything there is
 *  no share. */
export function percentChange({ before, after }: { before: number; after: number }): string {
  if (before === 0) return after === 0 ? '±0 %' : '–'
  const percent = Math.trunc((after / before - 1) * 100)
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)} %`
}

/** `×1.9`, cut off likewise; of nothing there is no multiple. */
export function timesAsMany({ before, after }: { before: number; after: number }): string {
  if (before === 0) return '–'
  return `×${(Math.trunc((after / before) * 10) / 10).toFixed(1)}`
}
