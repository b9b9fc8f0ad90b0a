import type { StallBucket } from '../../model.ts'
import { formatCount, formatMs, formatShare } from '../../numbers.ts'
import type { Column, Row, Table, Words } from '../page.ts'

/** How many stalls there were of each length, and what share of the blocked time they made. All bars have one scale.
 *  @param sides one run, or before and after
 *  @returns undefined when nothing stalled */
export function stallHistogramTable(
  sides: readonly { name?: string; buckets: readonly StallBucket[] }[],
): Table | undefined {
  const lengths = new Map(sides.flatMap(({ buckets }) => buckets.map((bucket) => [bucket.fromMs, bucket.toMs])))
  const most = Math.max(0, ...sides.flatMap(({ buckets }) => buckets.map(({ stalls }) => stalls)))
  if (most === 0) return undefined
  const rows = [...lengths]
    .sort(([a], [b]) => a - b)
    .map(
      ([fromMs, toMs]): Row => ({
        cells: [
          [lengthText(fromMs, toMs)],
          ...sides.flatMap(({ buckets }) => {
            const allMs = buckets.reduce((sum, { totalMs }) => sum + totalMs, 0)
            return cellsOf(
              buckets.find((bucket) => bucket.fromMs === fromMs),
              { most, allMs },
            )
          }),
        ],
      }),
    )
  return {
    is: 'table',
    caption: 'Stalls by length',
    columns: [{ title: 'Length' }, ...sides.flatMap(({ name }) => columnsOf(name))],
    rows,
  }
}

function columnsOf(name: string | undefined): Column[] {
  const suffix = name === undefined ? '' : ` ${name}`
  return [
    { title: `Stalls${suffix}` },
    { title: `Blocked${suffix}`, align: 'right' },
    { title: `Share${suffix}`, align: 'right' },
  ]
}

function cellsOf(bucket: StallBucket | undefined, of: { most: number; allMs: number }): Words[] {
  const { stalls, totalMs } = bucket ?? { stalls: 0, totalMs: 0 }
  return [
    [{ is: 'bar', share: stalls / of.most, text: formatCount(stalls) }],
    [formatMs(totalMs)],
    [formatShare(of.allMs > 0 ? totalMs / of.allMs : 0)],
  ]
}

/** @example '200–500 ms', '500 ms–1 s' */
function lengthText(fromMs: number, toMs: number | undefined): string {
  if (toMs === undefined) return `${formatMs(fromMs)} or more`
  const [from, to] = [formatMs(fromMs), formatMs(toMs)]
  const unit = / \S+$/u.exec(to)?.[0] ?? ''
  return `${from.endsWith(unit) ? from.slice(0, -unit.length) : from}–${to}`
}
