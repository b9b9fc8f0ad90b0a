import { escapeHtml } from '../html/html-text.ts'
import type { ChartStall, Panel, StepLine, StepMarks } from './time-chart.ts'

/** Browsers place nothing beyond 2^25 units, which is 9.3 hours of milliseconds.
 *  @returns ms that one unit across stands for */
export function unitMsOf(durationMs: number): number {
  return durationMs < 10_000_000 ? 1 : 1000
}

/** A panel's marks. One unit across is a millisecond of the run, or a second of a long one, and the height is 100: the picture is
 *  stretched to the room there is, so that to zoom is to change its viewBox. Text would be stretched too: it stands outside. */
export function panelSvg(panel: Panel, durationMs: number): string {
  const { marks, top } = panel
  const unitMs = unitMsOf(durationMs)
  const drawn =
    marks.is === 'stalls'
      ? marks.stalls.map((stall, index) => stallBar(stall, { index, top, unitMs }))
      : marks.lines.map((line) => stepPath(line, { marks, top, durationMs, unitMs }))
  const grid = [0, 50, 100].map((y) => `<path class="grid" d="M0 ${y}H${across(durationMs, unitMs)}"/>`)
  const label = escapeHtml(`${panel.title}: ${panel.note}`)
  return `<svg viewBox="0 0 ${across(Math.max(1, durationMs), unitMs)} 100" preserveAspectRatio="none" role="img" aria-label="${label}">${grid.join('')}${drawn.join('')}</svg>`
}

/** The shortest ones are still to be seen: a height of 4 at least, and an edge that does not shrink with the width. */
function stallBar(
  { startMs, durationMs, tone, text }: ChartStall,
  given: { index: number; top: number; unitMs: number },
): string {
  const height = Math.min(100, Math.max(4, (100 * durationMs) / given.top))
  return `<rect class="stall tone-${tone}" data-stall="${given.index}" x="${across(startMs, given.unitMs)}" y="${round(100 - height)}" width="${across(durationMs, given.unitMs)}" height="${round(height)}"><title>${escapeHtml(text)}</title></rect>`
}

function stepPath(
  line: StepLine,
  given: { marks: StepMarks; top: number; durationMs: number; unitMs: number },
): string {
  const { startsMs } = given.marks
  const y = (value: number) => round(100 - (100 * Math.min(value, given.top)) / given.top)
  const parts: string[] = []
  for (const [index, value] of line.values.entries()) {
    if (value === null || !Number.isFinite(value)) continue
    const from = across(startsMs[index] ?? 0, given.unitMs)
    const to = across(startsMs[index + 1] ?? given.durationMs, given.unitMs)
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

/** To a tenth of a millisecond. */
function across(ms: number, unitMs: number): number {
  return Number((round(ms) / unitMs).toFixed(4))
}

function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : 0
}
