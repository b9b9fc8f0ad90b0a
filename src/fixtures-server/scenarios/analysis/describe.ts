import type { PairSums } from './phases/correlation.ts'
import { type ColumnType, isNumeric } from './phases/infer-type.ts'
import { type ColumnFacts, percents } from './phases/statistics.ts'

/** What the route answers. */
export interface Analysis {
  rows: number
  columns: ColumnSummary[]
  correlations: Correlation[]
}

export interface ColumnSummary {
  name: string
  type: ColumnType
  /** Cells that are not empty. */
  count: number
  nulls: number
  distinct: number
  /** null where there is none. */
  min: number | string | null
  max: number | string | null
  /** Of numbers; null for other types. */
  mean: number | null
  /** Of the sample (n − 1); null for fewer than two values. */
  standardDeviation: number | null
  /** Of numbers and dates, by per cent: `p50` is the median. */
  quantiles: Record<string, number | string> | null
}

export interface Correlation {
  left: string
  right: string
  /** That have both. */
  rows: number
  /** Pearson's coefficient; null where one side does not vary. */
  coefficient: number | null
}

/** Makes the answer of whole numbers. The only place where anything is rounded: whoever found the same facts answers the
 *  same bytes. */
export function describe(facts: readonly ColumnFacts[], pairs: readonly PairSums[]): Analysis {
  const [first] = facts
  return {
    rows: first === undefined ? 0 : first.count + first.nulls,
    columns: facts.map(describeColumn),
    correlations: pairs.map(correlate),
  }
}

function describeColumn({ quantiles, sum, squares, ...facts }: ColumnFacts): ColumnSummary {
  const { name, type, count, nulls, distinct } = facts
  const show = (value: number | string) => (typeof value === 'number' ? value / 100 : value)
  const hasMean = isNumeric(type) && count > 0
  const variation = BigInt(count) * squares - sum * sum
  return {
    ...{ name, type, count, nulls, distinct },
    min: facts.min === undefined ? null : show(facts.min),
    max: facts.max === undefined ? null : show(facts.max),
    mean: hasMean ? round(Number(sum) / count / 100) : null,
    standardDeviation: hasMean && count > 1 ? round(Math.sqrt(Number(variation) / count / (count - 1)) / 100) : null,
    quantiles:
      quantiles.length === 0
        ? null
        : Object.fromEntries(quantiles.map((value, index) => [`p${percents[index]}`, show(value)])),
  }
}

function correlate({ left, right, rows, x, y, xx, yy, xy }: PairSums): Correlation {
  const n = BigInt(rows)
  const spread = Math.sqrt(Number(n * xx - x * x)) * Math.sqrt(Number(n * yy - y * y))
  return { left, right, rows, coefficient: spread === 0 ? null : round(Number(n * xy - x * y) / spread) }
}

/** Six digits behind the point; -0 becomes 0. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}
