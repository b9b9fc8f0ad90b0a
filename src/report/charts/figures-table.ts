import type { Series } from '../../model.ts'
import { formatCount, formatLongest, formatMs, formatNumber } from '../../numbers.ts'
import type { Column, Table } from '../page.ts'
import { foldSeries } from './fold-series.ts'
import type { Panel } from './time-chart.ts'

/** The figures behind the panels, from the series that they were drawn of.
 *  @param sides.panels built from the series folded as here */
export function figuresTable(given: {
  caption: string
  durationMs: number
  mostRows: number
  sides: readonly { name?: string; series: Series; panelsOf: (series: Series) => readonly Panel[] }[]
}): Table {
  const sides = given.sides.map(({ name, series, panelsOf }) => {
    const folded = foldSeries(series, given.mostRows)
    return { name, folded, columns: [...stallColumns(folded), ...panelsOf(folded).flatMap(columnsOf)] }
  })
  const longest = sides.reduce((a, b) => (b.folded.atS.length > a.folded.atS.length ? b : a), sides[0] as Side)
  const columns = sides.flatMap(({ name, columns }) =>
    columns.map((column) => ({ ...column, title: name === undefined ? column.title : `${name}: ${column.title}` })),
  )
  return {
    is: 'table',
    caption: sides.some(({ folded }) => isFolded(folded)) ? `${given.caption}; ${meansRemark}` : given.caption,
    columns: [
      // Two runs' seconds do not begin together.
      { title: sides.length > 1 ? 'Seconds, about' : 'Seconds', align: 'right' },
      ...columns.map(({ title }): Column => ({ title, align: 'right' })),
    ],
    rows: longest.folded.atS.map((atS, row) => ({
      cells: [
        [`${formatNumber(atS)}–${formatNumber(longest.folded.atS[row + 1] ?? given.durationMs / 1000)}`],
        ...columns.map(({ texts }) => [texts[row] ?? '–']),
      ],
    })),
  }
}

/** Without it a row would seem to have been blocked for less than its own longest stall. */
const meansRemark = 'blocked time, CPU, collections and requests are means of one second'

/** Its rows are several seconds each: on the average, for one second may be long by itself. */
function isFolded({ atS }: Series): boolean {
  return ((atS.at(-1) ?? 0) - (atS[0] ?? 0)) / (atS.length - 1) > 1.5
}

interface FigureColumn {
  title: string
  texts: readonly string[]
}

interface Side {
  name: string | undefined
  folded: Series
  columns: FigureColumn[]
}

function stallColumns(series: Series): FigureColumn[] {
  return [
    ...(series.stalls === undefined ? [] : [{ title: 'Stalls', texts: series.stalls.map(formatCount) }]),
    ...(series.longestMs === undefined ? [] : [{ title: 'Longest', texts: series.longestMs.map(formatLongest) }]),
    { title: 'Blocked', texts: series.blockedMs.map(formatMs) },
  ]
}

function columnsOf({ title, marks }: Panel): FigureColumn[] {
  if (marks.is === 'stalls') return []
  return marks.lines.map(({ name, texts }) => ({ title: marks.lines.length > 1 ? name : title, texts }))
}
