import type { Report } from '../model.ts'
import { formatMs } from '../numbers.ts'
import { type Layout, say } from './layout.ts'
import { type StallStrip, stallStrip } from './stall-strip.ts'
import { wrapWords } from './wrap-words.ts'

/** Parts that are written as figures, where nothing can be drawn. */
const writtenSlots = 12
const label = 'when'
const indent = label.length + 2

/** When the run was blocked: a strip of marks on a terminal, figures in a pipe.
 *  @returns [] when nothing stalled */
export function stripLines(report: Report, layout: Layout): string[] {
  const { style, columns, width } = layout
  const isDrawn = Number.isFinite(columns)
  const strip = stallStrip(report, isDrawn ? Math.max(10, columns - indent - 1) : writtenSlots)
  if (strip === undefined) return []
  const line = (text: string) => wrapWords(say(text, layout), { width, indent })
  if (!isDrawn) return ['', `${style('dim', label)}  ${line(figuresOf(strip))}`]
  return [
    '',
    `${style('dim', label)}  ${drawStrip(strip, layout)}`,
    `${' '.repeat(indent)}${style('dim', line(scaleOf(strip, report, layout)))}`,
  ]
}

/** The same as a list of facts, one for each part in which something stalled. */
export function stripFacts(report: Report): string[] {
  const strip = stallStrip(report, writtenSlots)
  if (strip === undefined) return []
  const { slotMs, durationMs, blockedMs } = strip
  const facts = blockedMs.flatMap((ms, index) =>
    ms === 0
      ? []
      : [
          `From ${clock(index * slotMs)} to ${clock(Math.min(durationMs, (index + 1) * slotMs))}: blocked for ${formatMs(ms)}`,
        ],
  )
  return facts.length < blockedMs.length ? [...facts, 'In the rest of the run: not blocked'] : facts
}

function drawStrip({ slotMs, durationMs, blockedMs }: StallStrip, { style, letters }: Layout): string {
  const { none, levels } = marks[letters === 'unicode' ? 'unicode' : 'ascii']
  return blockedMs
    .map((ms, index) => {
      if (ms === 0) return style('dim', none)
      const share = ms / Math.min(slotMs, durationMs - index * slotMs)
      const level = Math.min(levels.length - 1, Math.floor(share * levels.length))
      return style(share >= 0.5 ? 'red' : 'yellow', levels[level] ?? '')
    })
    .join('')
}

const marks = {
  unicode: { none: '·', levels: [...'▁▂▃▄▅▆▇█'] },
  ascii: { none: '.', levels: [...':-=+*#'] },
}

function scaleOf({ slotMs, durationMs }: StallStrip, { totals, stalls }: Report, { letters }: Layout): string {
  const full = letters === 'unicode' ? 'full height: all of it' : '# is all of it, : little, . nothing'
  const longest = stalls.find(({ durationMs: ms, reason }) => reason === undefined && ms === totals.longestMs)
  const at = longest === undefined ? '' : `; the longest stall at ${clock(longest.startMs)}`
  return `0 s to ${clock(durationMs)}, a mark is ${formatMs(slotMs)} (${full})${at}`
}

function figuresOf({ slotMs, durationMs, blockedMs }: StallStrip): string {
  const figures = blockedMs.map((ms) => formatMs(ms)).join(', ')
  return `blocked in each ${formatMs(slotMs)} from 0 s to ${clock(durationMs)}: ${figures}`
}

/** A moment of the run: `0 s`, `200 ms`, `12.4 s`. */
function clock(ms: number): string {
  return ms === 0 ? '0 s' : formatMs(ms)
}
