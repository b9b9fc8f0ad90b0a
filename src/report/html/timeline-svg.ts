import { formatMs } from '../numbers.ts'
import type { TimelineSlot } from '../timeline.ts'
import { escapeHtml } from './html-text.ts'

const size = { width: 1000, height: 240, left: 70, right: 12, top: 14, bottom: 34 }

/** Stalls over the run: per slot the blocked time, in front of it the longest stall, over both the canary's longest wait. */
export function timelineSvg(slots: readonly TimelineSlot[]): string {
  const topMs = niceTop(
    Math.max(1, ...slots.flatMap((slot) => [slot.blockedMs, slot.longestMs, slot.canaryMaxMs ?? 0])),
  )
  const plotWidth = size.width - size.left - size.right
  const step = plotWidth / Math.max(1, slots.length)
  const x = (index: number) => size.left + index * step
  const y = (ms: number) => size.top + (size.height - size.top - size.bottom) * (1 - ms / topMs)
  const bar = (kind: string, given: { index: number; ms: number; inset: number }) =>
    `<rect class="${kind}" x="${round(x(given.index) + step * given.inset)}" y="${round(y(given.ms))}" width="${round(step * (1 - 2 * given.inset))}" height="${round(y(0) - y(given.ms))}"/>`
  const bars = slots.map(
    (slot, index) =>
      `<g><title>${escapeHtml(slotText(slot))}</title><rect class="slot" x="${round(x(index))}" y="${size.top}" width="${round(step)}" height="${round(y(0) - size.top)}"/>` +
      `${bar('blocked', { index, ms: slot.blockedMs, inset: 0.06 })}${bar('longest', { index, ms: slot.longestMs, inset: 0.28 })}</g>`,
  )
  const canary = slots.flatMap(({ canaryMaxMs }, index) =>
    canaryMaxMs === null ? [] : [`${round(x(index) + step / 2)},${round(y(canaryMaxMs))}`],
  )
  return [
    `<svg class="timeline" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(summary(slots))}">`,
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => gridLine(topMs * share, y(topMs * share))),
    ...bars,
    canary.length > 1 ? `<polyline class="canary" points="${canary.join(' ')}"/>` : '',
    ...secondLabels(slots, x),
    '</svg>',
  ].join('')
}

function gridLine(ms: number, at: number): string {
  return `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${round(at)}" y2="${round(at)}"/><text class="tick" x="${size.left - 8}" y="${round(at + 4)}" text-anchor="end">${escapeHtml(formatMs(ms))}</text>`
}

function secondLabels(slots: readonly TimelineSlot[], x: (index: number) => number): string[] {
  const every = Math.max(1, Math.ceil(slots.length / 12))
  return slots.flatMap((slot, index) =>
    index % every === 0
      ? [`<text class="tick" x="${round(x(index))}" y="${size.height - 12}">${Math.round(slot.fromS)} s</text>`]
      : [],
  )
}

function slotText(slot: TimelineSlot): string {
  return `${Math.round(slot.fromS)}–${Math.round(slot.toS)} s: ${slot.stalls} stalls, longest ${formatMs(slot.longestMs)}, blocked ${formatMs(slot.blockedMs)}, canary longest ${formatMs(slot.canaryMaxMs)}`
}

function summary(slots: readonly TimelineSlot[]): string {
  const longestMs = Math.max(0, ...slots.map((slot) => slot.longestMs))
  return `Stalls over ${slots.length} parts of the run; the longest took ${formatMs(longestMs)}. The table below holds the figures.`
}

/** The next 1, 2, 4 or 8 times a power of ten: quarters of it are round. */
function niceTop(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms))
  return [1, 2, 4, 8, 10].map((step) => step * power).find((top) => top >= ms) ?? 10 * power
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
