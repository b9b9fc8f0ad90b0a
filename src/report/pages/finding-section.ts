import type { Finding, FindingCheck, FindingTable, FindingUnit } from '../../model.ts'
import {
  formatBytes,
  formatCount,
  formatMs,
  formatNumber,
  formatRate,
  formatRatio,
  formatShare,
  notMeasured,
} from '../../numbers.ts'
import { drawClock } from '../clock.ts'
import { type Block, badge, type Table } from '../page.ts'

/** What a story measured beyond stalls: its sentences checked, its figures, its clock. */
export function findingBlocks({ title, text, checks = [], tables = [], clock }: Finding): Block[] {
  return [
    { is: 'heading', words: [title] },
    { is: 'text', words: [text] },
    ...(clock === undefined
      ? []
      : [{ is: 'diagram', diagram: drawClock({ ...clock, description: text }) } satisfies Block]),
    ...(checks.length === 0 ? [] : [checkTable(checks)]),
    ...tables.map(figures),
  ]
}

function checkTable(checks: readonly FindingCheck[]): Table {
  const hasClaims = checks.some(({ claim }) => claim !== undefined)
  return {
    is: 'table',
    caption: 'What was checked',
    columns: [
      { title: 'Check' },
      { title: 'Result' },
      { title: 'Measured' },
      ...(hasClaims ? [{ title: 'Claimed by' }] : []),
    ],
    rows: checks.map(({ text, isMet, measured, claim }) => ({
      cells: [
        [text],
        [badge(isMet ? 'met' : 'not met', isMet ? 'good' : 'bad')],
        [measured],
        ...(hasClaims ? [[claim ?? notMeasured]] : []),
      ],
    })),
  }
}

function figures({ caption, columns, rows }: FindingTable): Table {
  return {
    is: 'table',
    caption,
    columns: columns.map(({ title, unit }) => (unit === 'text' ? { title } : { title, align: 'right' })),
    rows: rows.map((row) => ({ cells: columns.map(({ unit }, index) => [cellText(row[index], unit)]) })),
  }
}

const formats: Record<FindingUnit, (figure: number) => string> = {
  text: String,
  ms: formatMs,
  bytes: formatBytes,
  count: formatCount,
  number: formatNumber,
  share: formatShare,
  perSecond: formatRate,
  ratio: formatRatio,
}

/** Words may stand in a column of figures: `refused`. */
function cellText(cell: string | number | null | undefined, unit: FindingUnit): string {
  if (typeof cell === 'number') return formats[unit](cell)
  return cell ?? notMeasured
}
