import { expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { Blocker, Report } from '../../src/model.ts'
import { formatBytes, formatCount, formatMs, formatNumber, formatRate, formatShare } from '../../src/numbers.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import { blockedReport, cleanReport, manyBlockersReport } from './fixtures.ts'
import { diagnosedLife } from './scaled-report.ts'

const assets = { fixes, kinds, mermaid: '' }

test.each([
  ['built by hand', blockedReport],
  ['of a clean run', cleanReport],
  ['of 200 blockers', manyBlockersReport],
  ['diagnosed from a recording', diagnosedLife({ stalls: 1500, blockers: 40, routes: 8, hours: 0.1 })],
])('every figure of the Markdown is one of report.json, or computed of them as said here: %s', (_what, report) => {
  const shown = figuresIn(formats.md.report(report, assets))
  const known = figuresOf(report)
  expect(shown.length).toBeGreaterThan(3)
  expect([...new Set(shown)].filter((figure) => !known.has(figure))).toEqual([])
})

test('a figure that is in no report is found out', () => {
  const known = figuresOf(blockedReport)
  expect(figuresIn('| a | 4,322 |\n<br/>871 × x, 2 min 9 s, 33 #37;, 7.7 MiB, 12,345/s')).toEqual(
    expect.arrayContaining(['4,322', '2 min 9 s', '33 %', '7.7 MiB', '12,345/s']),
  )
  for (const wrong of ['4,322', '2 min 9 s', '33 %', '7.7 MiB', '12,345/s']) expect(known).not.toContain(wrong)
})

/** With a unit, grouped by thousands, or alone in the cell of a table. */
function figuresIn(markdown: string): string[] {
  const text = markdown
    .replaceAll('#60;', '<')
    .replaceAll('#37;', '%')
    .replaceAll('#58;', ':')
    .replace(/^ *(?:classDef|linkStyle|axisFormat|tickInterval) .*$/gmu, '')
  const withUnit =
    /(?<![\w.,])(?:\d+ h(?: \d+ min)?|\d+ min(?: \d+ s)?|(?:< )?[\d,]+(?:\.\d+)?(?: ?%| (?:ms|s|B|[KMG]iB)\b|\/s\b))/gu
  const grouped = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]*(?:\d|\/s| (?:ms|s|%)))/gu
  const inCells = /(?<=\| (?:\*\*)?)\d+(?:\.\d+)?(?=(?:\*\*)? \|)/gu
  return [withUnit, grouped, inCells].flatMap((pattern) => text.match(pattern) ?? [])
}

function figuresOf(report: Report): Set<string> {
  const known = new Set<string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'number') for (const figure of written(value, key)) known.add(figure)
    // Sentences of ours, such as the verdict, and the program's own words.
    else if (typeof value === 'string') for (const figure of figuresIn(value)) known.add(figure)
    else if (Array.isArray(value)) {
      known.add(formatCount(value.length))
      for (const item of value) walk(item, key)
    } else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) walk(inner, name)
  }
  walk(report, '')
  walk({ ...assets }, '')
  for (const [key, value] of computed(report)) for (const figure of written(value, key)) known.add(figure)
  return known
}

/** How a number may be written, by the unit in its name. */
function written(value: number, key: string): string[] {
  if (/Ms$/.test(key)) return [formatMs(value), formatNumber(value)]
  if (/S$/.test(key)) return [formatMs(value * 1000)]
  if (/share|utilization/i.test(key)) return [formatShare(value)]
  if (/bytes/i.test(key)) return [formatBytes(value)]
  if (/PerSecond$/.test(key)) return [formatRate(value)]
  return [formatCount(value), formatNumber(value)]
}

/** Of src/report: as many stand in the map of blockers, and as many slots in the table of the run over time. */
const blockersInMap = 12
const slotsInMarkdown = 12

/** What no field holds, and how it comes from those that do. */
function computed(report: Report): [key: string, value: number][] {
  return [
    // From where on a stall counts as blocking time.
    ['blockingMs', 50],
    ...ofTheMap(report),
    ...report.blockers.flatMap(ofOneStall),
    ...report.blockers.flatMap(ofRequestsTogether),
    // The run over time, in slots of whole seconds.
    ...timelineOf(report, slotsInMarkdown).flatMap((slot) =>
      Object.entries(slot).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
  ]
}

/** A route's part of all blocked time and of each blocker, and all blockers that are not shown. */
function ofTheMap({ blockers }: Report): [string, number][] {
  const allMs = blockers.reduce((sum, { totalMs }) => sum + totalMs, 0)
  const shown = blockers.slice(0, blockersInMap)
  const restMs = blockers.slice(blockersInMap).reduce((sum, { totalMs }) => sum + totalMs, 0)
  const byRoute = new Map<string, number>()
  const parts = shown.flatMap(({ routes }) => routes)
  for (const { route, totalMs } of parts) byRoute.set(route, (byRoute.get(route) ?? 0) + totalMs)
  return [
    ['restMs', restMs],
    ...[...parts.map(({ totalMs }) => totalMs), ...byRoute.values()].flatMap((ms): [string, number][] => [
      ['totalMs', ms],
      ['share', ms / allMs],
    ]),
  ]
}

/** What its victims waited for their answers, and how long before it they were sent. */
function ofOneStall({ example }: Blocker): [string, number][] {
  return (example?.victims ?? []).flatMap(({ sentMs, answeredMs }): [string, number][] => [
    ['tookMs', answeredMs - sentMs],
    ['beforeMs', -sentMs],
  ])
}

/** Requests that arrive together wait for one another's medians; the report says that this is computed. */
function ofRequestsTogether({ p50Ms, count, requests }: Blocker): [string, number][] {
  const eachMs = p50Ms * (requests ? count / requests : 1)
  return [1, 2, 3].map((times) => ['waitMs', eachMs * times])
}
