import { escapeHtml } from '../html/html-text.ts'
import type { ChartStall, Panel, StepLine, StepMarks } from './time-chart.ts'

/** A panel's marks. One unit across is a millisecond of the run, and the height is 100: the picture is stretched to the room there is,
 *  so that to zoom is to change its viewBox. Text would be stretched too: it stands outside. */
export function panelSvg(panel: Panel, durationMs: number): string {
  const { marks, top } = panel
  const drawn =
    marks.is === 'stalls'
      ? marks.stalls.map((stall, index) => stallBar(stall, { index, top }))
      : marks.lines.map((line) => stepPath(line, { marks, top, durationMs }))
  const grid = [0, 50, 100].map((y) => `<path class="grid" d="M0 ${y}H${round(durationMs)}"/>`)
  const label = escapeHtml(`${panel.title}: ${panel.note}`)
  return `<svg viewBox="0 0 ${round(Math.max(1, durationMs))} 100" preserveAspectRatio="none" role="img" aria-label="${label}">${grid.join('')}${drawn.join('')}</svg>`
}

/** The shortest ones are still to be seen: a height of 4 at least, and an edge that does not shrink with the width. */
function stallBar({ startMs, durationMs, tone, text }: ChartStall, given: { index: number; top: number }): string {
  const height = Math.min(100, Math.max(4, (100 * durationMs) / given.top))
  return `<rect class="stall tone-${tone}" data-stall="${given.index}" x="${round(startMs)}" y="${round(100 - height)}" width="${round(durationMs)}" height="${round(height)}"><title>${escapeHtml(text)}</title></rect>`
}

function stepPath(line: StepLine, given: { marks: StepMarks; top: number; durationMs: number }): string {
  const { startsMs } = given.marks
  const y = (value: number) => round(100 - (100 * Math.min(value, given.top)) / given.top)
  const parts: string[] = []
  for (const [index, value] of line.values.entries()) {
    if (value === null || !Number.isFinite(value)) continue
    const from = round(startsMs[index] ?? 0)
    const to = round(startsMs[index + 1] ?? given.durationMs)
    const isFirst = (line.values[index - 1] ?? null) === null
    const isLast = (line.values[index + 1] ?? null) === null
    const begin = isFirst
      ? line.look === 'area'
        ? `M${from} 100V${y(value)}`
        : `M${from} ${y(value)}`
      : `V${y(value)}`
    parts.push(`${begin}H${to}${isLast && line.look === 'area' ? 'V100Z' : ''}`)
  }
  return `<path class="${line.look}" d="${parts.join('')}"/>`
}

function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : 0
}
