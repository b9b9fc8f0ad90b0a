import type { Series, StallBucket } from '../../src/model.ts'
import { type Account, type Figure, sum } from './traceable-sources.ts'

/** Rows of the tables behind charts, in HTML and in Markdown; of the charts. */
const rowLimits = [12, 120, 300, 600]

/** A run’s seconds: as they are, put together, and in all. */
export function accountsOfSeries(series: Series, durationMs: number): Account[] {
  const columns: [key: string, values: readonly (number | null)[]][] = [
    ...Object.entries(series).filter(([key]) => key !== 'atS'),
    ['share', series.cpuMs.map((ms) => ms / 1000)],
    ['PerSecond', series.requests],
  ]
  const sizes = [...new Set(rowLimits.map((rows) => Math.max(1, Math.ceil(series.atS.length / rows))))]
  const whole = [series.atS.length, series.atS.length - 1]
  return [
    {
      how: 'so many seconds together: their sum, mean and largest',
      figures: columns.flatMap(([key, values]) => sizes.flatMap((size) => together(key, values, size))),
    },
    {
      how: 'all seconds together: mean and largest; without the last one where the run ended in it',
      figures: columns.flatMap(([key, values]) =>
        whole.flatMap((count) => together(key, values.slice(0, count), Math.max(1, count))),
      ),
    },
    {
      how: 'where the last second ends: with the run',
      figures: [['S', durationMs / 1000]],
    },
  ]
}

function together(key: string, values: readonly (number | null)[], size: number): Figure[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => {
    const part = values.slice(index * size, (index + 1) * size).filter((value) => value !== null)
    return part.length === 0 ? [] : [sum(part), sum(part) / part.length, Math.max(...part)]
  }).flatMap((figures) => figures.map((value): Figure => [key, value]))
}

/** The share of the blocked time that the stalls of one length made. */
export function accountOfHistogram(buckets: readonly StallBucket[]): Account {
  const allMs = sum(buckets.map(({ totalMs }) => totalMs))
  return {
    how: 'the stalls of one length: their time over that of all; of a length that one side lacks: nothing',
    figures: [
      ['Ms', 0],
      ['share', 0],
      ...buckets.map(({ totalMs }): Figure => ['share', allMs > 0 ? totalMs / allMs : 0]),
    ],
  }
}
