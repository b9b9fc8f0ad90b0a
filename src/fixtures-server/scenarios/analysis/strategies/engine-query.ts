import type { PairSums } from '../phases/correlation.ts'
import { type ColumnType, cellPatterns, isNumeric } from '../phases/infer-type.ts'
import { type ColumnFacts, percents } from '../phases/statistics.ts'

// Names of columns need no quotes: readHeader() lets only plain ones pass. In the statements "cells" are texts as they
// came, "readings" what they mean: hundredths, or the text.

/** Reads a file into cells, empty ones as NULL. */
export function readCells(path: string, names: readonly string[]): string {
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(', ')
  const format = `header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${columns}}`
  return `CREATE TEMP TABLE cells AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}', ${format})`
}

/** A column's type, by its different cells. */
export function typeQuery(name: string): string {
  const looks = (type: keyof typeof cellPatterns) => `bool_and(regexp_full_match(cell, '${cellPatterns[type]}'))`
  return `
    SELECT CASE WHEN count(*) = 0 THEN 'empty'
                WHEN ${looks('boolean')} THEN 'boolean'
                WHEN ${looks('integer')} THEN 'integer'
                WHEN ${looks('decimal')} THEN 'decimal'
                WHEN ${looks('date')} AND bool_and(TRY_CAST(cell AS DATE) IS NOT NULL) THEN 'date'
                ELSE 'text' END AS type
    FROM (SELECT DISTINCT ${name} AS cell FROM cells WHERE ${name} IS NOT NULL)`
}

/** Numbers as hundredths. */
export function convertCells(names: readonly string[], types: readonly ColumnType[]): string {
  const readings = names.map((name, index) =>
    isNumeric(types[index] ?? 'text') ? `(CAST(${name} AS DECIMAL(9, 2)) * 100)::BIGINT AS ${name}` : name,
  )
  return `CREATE TEMP TABLE readings AS SELECT ${readings.join(', ')} FROM cells`
}

/** All facts of a column in one row. */
export function factsQuery(name: string, type: ColumnType): string {
  const sums = isNumeric(type)
    ? 'sum(value * times) AS total, sum(value * value * times::HUGEINT) AS squares'
    : '0 AS total, 0 AS squares'
  const quantiles = percents.map((percent) => `min(value) FILTER (up_to * 100 >= ${percent} * known) AS p${percent}`)
  return `
    WITH counted AS (SELECT ${name} AS value, count(*) AS times FROM readings WHERE ${name} IS NOT NULL GROUP BY ALL),
         ranked AS (SELECT *, sum(times) OVER (ORDER BY value) AS up_to, sum(times) OVER () AS known FROM counted)
    SELECT coalesce(sum(times), 0) AS count, (SELECT count(*) FROM readings) AS rows, count(*) AS different,
           min(value) AS low, max(value) AS high, ${sums}, ${quantiles.join(', ')}
    FROM ranked`
}

/** Makes facts of the row that answers factsQuery(). */
export function toFacts(name: string, type: ColumnType, row: Record<string, unknown>): ColumnFacts {
  const count = Number(row.count)
  const read = (value: unknown) => (value === null ? undefined : isNumeric(type) ? Number(value) : String(value))
  const hasQuantiles = count > 0 && (isNumeric(type) || type === 'date')
  return {
    ...{ name, type, count, nulls: Number(row.rows) - count, distinct: Number(row.different) },
    min: read(row.low),
    max: read(row.high),
    sum: BigInt((row.total ?? 0) as bigint),
    squares: BigInt((row.squares ?? 0) as bigint),
    quantiles: hasQuantiles ? percents.map((percent) => read(row[`p${percent}`]) ?? '') : [],
  }
}

/** The sums of all pairs in one row. */
export function correlationQuery(numeric: readonly string[]): string {
  const sums = pairsOf(numeric).map(({ left, right }, index) => {
    const both = `FILTER (${left} IS NOT NULL AND ${right} IS NOT NULL)`
    return `
      count(*) ${both} AS rows_${index}, sum(${left}) ${both} AS x_${index}, sum(${right}) ${both} AS y_${index},
      sum(${left} * ${left}) ${both} AS xx_${index}, sum(${right} * ${right}) ${both} AS yy_${index},
      sum(${left} * ${right}) AS xy_${index}`
  })
  return `SELECT ${sums.join(', ')} FROM readings`
}

/** Makes sums of the row that answers correlationQuery(). */
export function toPairs(row: Record<string, unknown>, numeric: readonly string[]): PairSums[] {
  const read = (name: string) => BigInt((row[name] ?? 0) as bigint)
  return pairsOf(numeric).map(({ left, right }, index) => ({
    ...{ left, right, rows: Number(row[`rows_${index}`]), x: read(`x_${index}`), y: read(`y_${index}`) },
    ...{ xx: read(`xx_${index}`), yy: read(`yy_${index}`), xy: read(`xy_${index}`) },
  }))
}

/** In the order of the columns, as conclude() has them. */
function pairsOf(numeric: readonly string[]): { left: string; right: string }[] {
  return numeric.flatMap((right, index) => numeric.slice(0, index).map((left) => ({ left, right })))
}
