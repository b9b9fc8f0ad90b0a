import type { Series } from '../../model.ts'
import { formatBytes, formatCount, formatMs, formatNumber, formatShare } from '../../numbers.ts'
import { niceBytes, niceTop } from './nice-top.ts'
import type { ChartStall, Panel, StepLine } from './time-chart.ts'

type Values = readonly (number | null)[]

/** Bars as long as the stalls.
 *  @param of.allStalls how many there were: of very many only the longest are listed
 *  @param of.topMs height of the scale, where several panels share one */
export function stallPanel(of: {
  title: string
  stalls: readonly ChartStall[]
  allStalls: number
  topMs?: number
}): Panel {
  const longestMs = Math.max(0, ...of.stalls.map(({ durationMs }) => durationMs))
  const top = of.topMs ?? niceTop(longestMs)
  const drawn = of.stalls.length
  const left =
    drawn < of.allStalls ? `; the longest ${formatCount(drawn)} of ${formatCount(of.allStalls)} are drawn` : ''
  return {
    title: of.title,
    note: drawn === 0 ? 'none' : `longest ${formatMs(longestMs)}${left}`,
    top,
    topText: drawn === 0 && of.topMs === undefined ? '' : formatMs(top),
    marks: { is: 'stalls', stalls: of.stalls },
  }
}

/** @returns undefined when no canary was sent */
export function canaryPanel(of: { title: string; series: Series; topMs?: number }): Panel | undefined {
  const values = of.series.canaryMaxMs
  return stepPanel({
    ...{ title: of.title, series: of.series, format: formatMs, values, look: 'line', name: of.title },
    top: of.topMs ?? niceTop(largest(values)),
    note: `longest ${formatMs(largest(values))}`,
  })
}

/** What is below 20 ms shall not look like much: timers are late by that on any busy machine. */
export function delayTop(values: Values): number {
  return niceTop(Math.max(20, largest(values)))
}

/** Longest of each second.
 *  @param of.heartbeatMs how exactly it is known
 *  @returns undefined for recordings of older versions, which do not have it */
export function delayPanel(of: {
  title: string
  series: Series
  heartbeatMs?: number
  topMs?: number
}): Panel | undefined {
  const values = of.series.delayMs ?? []
  const resolution = of.heartbeatMs === undefined ? '' : `; resolution ${formatMs(of.heartbeatMs)}`
  return stepPanel({
    ...{ title: of.title, series: of.series, format: formatMs, values, look: 'area', name: of.title },
    top: of.topMs ?? delayTop(values),
    note: `longest of each second, most ${formatMs(largest(values))}${resolution}`,
  })
}

/** What the event loop, the process and its clients were doing, each second. */
export function resourcePanels(series: Series, durationMs: number): Panel[] {
  // The probe's last second ends with the run: what it counted in a part of one is no rate.
  const lastMs = durationMs - (series.atS.at(-1) ?? 0) * 1000
  const wholeSeconds = series.atS.length > 1 && lastMs < 500 ? series.atS.length - 1 : series.atS.length
  const rate = (values: readonly number[]): Values => values.map((value, row) => (row < wholeSeconds ? value : null))
  const cpu = rate(series.cpuMs.map((ms) => ms / 1000))
  const gcMs = rate(series.gcMs ?? [])
  const requests = rate(series.requests)
  const shareNote = (values: Values) => `mean ${formatShare(mean(values))}, most ${formatShare(largest(values))}`
  const shares = { series, format: formatShare, look: 'area' } as const
  return [
    stepPanel({
      ...{ ...shares, title: 'Event-loop utilisation', name: 'Utilisation', values: series.utilization, top: 1 },
      note: shareNote(series.utilization),
    }),
    stepPanel({
      ...{ ...shares, title: 'CPU', name: 'CPU', values: cpu, top: cpuTop(cpu) },
      note: `${shareNote(cpu)} of one CPU`,
    }),
    memoryPanel(series),
    stepPanel({
      ...{ series, title: 'Garbage collection', name: 'Collection', values: gcMs, format: formatMs },
      ...{ look: 'area', top: niceTop(largest(gcMs)) },
      note: `most ${formatMs(largest(gcMs))} in a second`,
    }),
    stepPanel({
      ...{ series, title: 'Requests answered', name: 'Requests', values: requests, look: 'area' },
      ...{ format: (value) => `${formatNumber(value)}/s`, top: niceTop(largest(requests)) },
      note: `mean ${formatNumber(mean(requests))}/s`,
    }),
  ].filter((panel) => panel !== undefined)
}

/** A second is some milliseconds longer than one, and the run's last up to 100: that is no second CPU. */
function cpuTop(cpu: Values): number {
  return Math.max(1, Math.ceil(largest(cpu) - 0.12))
}

function memoryPanel(series: Series): Panel | undefined {
  const top = niceBytes(Math.max(largest(series.rssBytes), largest(series.heapUsedBytes)))
  const note = `most ${formatBytes(largest(series.rssBytes))}`
  const format = formatBytes
  const rss = stepPanel({
    ...{ series, title: 'Memory', name: 'RSS', values: series.rssBytes, look: 'line', format, top, note },
  })
  const heap = stepPanel({
    ...{ series, title: 'Memory', name: 'Heap', values: series.heapUsedBytes, look: 'area', format, top, note },
  })
  if (rss === undefined || rss.marks.is !== 'steps') return rss
  const heapLines = heap?.marks.is === 'steps' ? heap.marks.lines : []
  return {
    ...rss,
    note:
      heapLines.length > 0 ? `RSS (line) ${note}; heap (filled) most ${format(largest(series.heapUsedBytes))}` : note,
    marks: { ...rss.marks, lines: [...heapLines, ...rss.marks.lines] },
  }
}

/** @returns undefined when nothing was measured */
function stepPanel(of: {
  title: string
  note: string
  top: number
  series: Series
  name: string
  look: StepLine['look']
  values: Values
  format: (value: number | null) => string
}): Panel | undefined {
  if (of.values.every((value) => value === null)) return undefined
  return {
    ...{ title: of.title, note: of.note, top: of.top, topText: of.format(of.top) },
    marks: {
      is: 'steps',
      startsMs: of.series.atS.map((atS) => atS * 1000),
      lines: [{ name: of.name, look: of.look, values: of.values, texts: of.values.map(of.format) }],
    },
  }
}

function largest(values: Values): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
}

function mean(values: Values): number | null {
  const measured = values.filter((value) => value !== null)
  return measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0) / measured.length
}
