import type { Report } from '../model.ts'
import { clock, drawStrip, factsOfStrip, legendText, stripFigures, writtenSlots } from './draw-strip.ts'
import { type Layout, say } from './layout.ts'
import { stallStrip } from './stall-strip.ts'
import { wrapWords } from './wrap-words.ts'

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
  if (!isDrawn) return ['', `${style('dim', label)}  ${line(stripFigures(strip))}`]
  return [
    '',
    `${style('dim', label)}  ${drawStrip(strip, layout)}`,
    `${' '.repeat(indent)}${style('dim', line(`${legendText(strip, layout)}${longestText(report)}`))}`,
  ]
}

/** The same as a list of facts, one for each part in which something stalled. */
export function stripFacts(report: Report): string[] {
  const strip = stallStrip(report, writtenSlots)
  return strip === undefined ? [] : factsOfStrip(strip)
}

function longestText({ totals, stalls }: Report): string {
  const longest = stalls.find(({ durationMs, reason }) => reason === undefined && durationMs === totals.longestMs)
  return longest === undefined ? '' : `; the longest stall at ${clock(longest.startMs)}`
}
