import type { FindingSpan } from '../model.ts'
import { formatCount } from '../numbers.ts'
import type { Diagram } from './diagram.ts'
import { elideMiddle, plainText } from './foreign-text.ts'
import { accessibleLines, escapeMermaid } from './mermaid.ts'

/** What happened at the same time, in any number of sections, each from 0. */
export interface Clock {
  title: string
  /** One sentence, for those who cannot see the diagram. */
  description: string
  sections: readonly ClockSection[]
}

export interface ClockSection {
  title: string
  /** Drawn in this order. */
  spans: readonly FindingSpan[]
}

/** Bars in one section: more are hard to read, and a clock of 40 sections is none. */
const spansShown = 12
const sectionsShown = 8

/** Bars on one clock: red holds the others up, yellow waits, green is as it should be. */
export function drawClock(clock: Clock): Diagram {
  const sections = clock.sections.slice(0, sectionsShown).map(cutSection)
  const lastMs = Math.max(1, ...sections.flatMap(({ spans }) => spans.map(({ toMs }) => toMs)))
  let bars = 0
  const lines = sections.flatMap(({ title, spans }) => [
    `  section ${sectionTitle(title)}`,
    ...spans.map((span) => barLine(span, bars++)),
  ])
  const source = [
    preamble,
    ...accessibleLines(clock.title, clock.description),
    '  dateFormat x',
    '  axisFormat %Q ms',
    `  tickInterval ${tickMs(lastMs)}millisecond`,
    ...lines,
    '',
  ].join('\n')
  return {
    title: clock.title,
    description: clock.description,
    steps: sections.flatMap(({ title, spans }) => spans.map((span) => spanWords(title, span))),
    source,
    heightPx: 90 + 30 * bars,
    widthPx: 1200,
  }
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

const marks: Record<FindingSpan['tone'], string> = { blocks: 'crit, ', waits: 'done, ', good: '' }

function cutSection({ title, spans }: ClockSection): ClockSection {
  if (spans.length <= spansShown) return { title, spans }
  const hidden = spans.slice(spansShown - 1)
  const rest: FindingSpan = {
    text: `and ${formatCount(hidden.length)} more`,
    fromMs: Math.min(...hidden.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...hidden.map(({ toMs }) => toMs)),
    tone: hidden.some(({ tone }) => tone === 'blocks') ? 'blocks' : (hidden[0]?.tone ?? 'good'),
  }
  return { title, spans: [...spans.slice(0, spansShown - 1), rest] }
}

const toneWords: Record<FindingSpan['tone'], string> = { blocks: ', holds the others up', waits: ', waits', good: '' }

/** How long is in the text; where it stands on the clock is no figure of the report.
 *  @example 'BEFORE: GET /health took 474 ms, waits' */
function spanWords(section: string, { text, tone }: FindingSpan): string {
  return `${section}: ${elideMiddle(plainText(text), 120)}${toneWords[tone]}`
}

/** Mermaid takes no moment before 0, and draws no bar of less than 1 ms. */
function barLine({ text, fromMs, toMs, tone }: FindingSpan, index: number): string {
  const from = Math.max(0, Math.round(fromMs))
  const to = Math.max(from + 1, Math.round(toMs))
  return `  ${atLineStart(label(text, 56))} :${marks[tone]}t${index}, ${from}, ${to}`
}

/** A title that is empty would take the next line for its own. */
function sectionTitle(title: string): string {
  return label(title, 24) || '-'
}

function label(text: string, maxLength: number): string {
  return escapeMermaid(elideMiddle(plainText(text), maxLength))
}

/** A bar's text begins its line, where click, section, title and others are commands: only what is known to be none
 *  keeps its first letter. */
function atLineStart(text: string): string {
  if (text === '') return '-'
  if (/^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) |canary|longest|background)/u.test(text)) return text
  return text.replace(/^[A-Za-z0-9]/u, (first) => `#${first.charCodeAt(0)};`)
}

/** 1, 2 or 5 times a power of ten, for at most eight ticks. */
function tickMs(spanMs: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, spanMs / 8)))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => spanMs / step <= 8) ?? 10 * power
}
