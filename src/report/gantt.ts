import type { Blocker, StallExample, Strategy } from '../model.ts'
import type { Diagram } from './diagram.ts'
import { elideMiddle, plainText } from './foreign-text.ts'
import { accessibleLines, escapeMermaid } from './mermaid.ts'
import { formatMs } from './numbers.ts'

interface Bar {
  text: string
  fromMs: number
  toMs: number
  mark: 'crit, ' | 'done, ' | ''
}

/** Bars a side; more than eight in all are hard to read. */
const victimsShown = 3

/** Requests on one clock: a real stall before with its victims, and below it what was measured after.
 *  @returns undefined when the run before has no stall with a victim to show */
export function drawGantt(sides: { before: Strategy; blocker: Blocker; after: Strategy }): Diagram | undefined {
  const { before, blocker, after } = sides
  if (!blocker.example || blocker.example.victims.length === 0) return undefined
  const was = stallBars(blocker.example)
  const afterBlocker = after.blockers.find(({ example }) => example && example.victims.length > 0)
  const is = afterBlocker?.example ? stallBars(afterBlocker.example) : measuredBars(after)
  if (is.length === 0) return undefined
  const title = 'The same clock, before and after'
  const longest = `${formatMs(before.median.longestMs)} before, ${formatMs(after.median.longestMs)} after`
  const source = [
    preamble,
    ...accessibleLines(title, `The longest stall is ${longest}.`),
    '  dateFormat x',
    '  axisFormat %Q ms',
    `  tickInterval ${tickMs(Math.max(...[...was, ...is].map(({ toMs }) => toMs)))}millisecond`,
    '  section BEFORE',
    ...was.map((bar, index) => barLine(bar, index)),
    '  section AFTER',
    ...is.map((bar, index) => barLine(bar, was.length + index)),
    '',
  ].join('\n')
  return { title, source, heightPx: 110 + 30 * (was.length + is.length) }
}

const preamble = `---
config:
  look: classic
  themeVariables:
    critBkgColor: "#fca5a5"
    critBorderColor: "#dc2626"
    doneTaskBkgColor: "#fde68a"
    doneTaskBorderColor: "#d97706"
    taskBkgColor: "#86efac"
    taskBorderColor: "#16a34a"
    taskTextColor: "#0f172a"
    taskTextDarkColor: "#0f172a"
  gantt:
    barHeight: 24
    barGap: 6
    leftPadding: 90
    topPadding: 44
    fontSize: 13
    sectionFontSize: 15
---
gantt`

/** Mermaid takes no moment before 0, so the clock starts with whatever came first. */
function stallBars(example: StallExample): Bar[] {
  const victims = example.victims.filter(({ status }) => status !== 0).slice(0, victimsShown)
  const firstMs = Math.min(0, ...victims.map(({ sentMs }) => sentMs))
  const culprit = example.route ?? 'background work'
  return [
    {
      text: `${culprit} blocks the loop ${formatMs(example.durationMs)}`,
      fromMs: -firstMs,
      toMs: example.durationMs - firstMs,
      mark: 'crit, ',
    },
    ...victims.map(
      ({ route, sentMs, answeredMs }): Bar => ({
        text: `${route} took ${formatMs(answeredMs - sentMs)}`,
        fromMs: sentMs - firstMs,
        toMs: answeredMs - firstMs,
        mark: 'done, ',
      }),
    ),
  ]
}

/** Where no stall is left there is no example either: the canary's own figures, each as long as it was. */
function measuredBars({ median }: Strategy): Bar[] {
  const { canary } = median
  const stall: Bar[] =
    median.stalls > 0
      ? [{ text: `longest stall ${formatMs(median.longestMs)}`, fromMs: 0, toMs: median.longestMs, mark: 'crit, ' }]
      : []
  if (!canary) return stall
  return [
    ...stall,
    { text: `canary, longest ${formatMs(canary.maxMs)}`, fromMs: 0, toMs: canary.maxMs, mark: '' },
    { text: `canary, p99 ${formatMs(canary.p99Ms)}`, fromMs: 0, toMs: canary.p99Ms, mark: '' },
    { text: `canary, median ${formatMs(canary.p50Ms)}`, fromMs: 0, toMs: canary.p50Ms, mark: '' },
  ]
}

function barLine({ text, fromMs, toMs, mark }: Bar, index: number): string {
  const from = Math.round(fromMs)
  const to = Math.max(from + 1, Math.round(toMs))
  return `  ${atLineStart(escapeMermaid(elideMiddle(plainText(text), 56)))} :${mark}t${index}, ${from}, ${to}`
}

/** A bar's text begins its line, where click, section, title and others are commands: only what is known to be none
 *  keeps its first letter. */
function atLineStart(label: string): string {
  if (/^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) |canary|longest|background)/u.test(label)) return label
  return label.replace(/^[A-Za-z0-9]/u, (first) => `#${first.charCodeAt(0)};`)
}

/** 1, 2 or 5 times a power of ten, for at most eight ticks. */
function tickMs(spanMs: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, spanMs / 8)))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => spanMs / step <= 8) ?? 10 * power
}
