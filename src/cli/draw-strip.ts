import { formatMs } from '../numbers.ts'
import type { Layout } from './layout.ts'
import { lengthOfSlot, type StallStrip } from './stall-strip.ts'

/** Parts that are written as figures, where nothing can be drawn. */
export const writtenSlots = 12

/** A mark for each part of the run: the higher, or the heavier, the more of it was blocked. */
export function drawStrip(strip: StallStrip, { style, letters }: Pick<Layout, 'style' | 'letters'>): string {
  const { none, levels } = marks[letters === 'unicode' ? 'unicode' : 'ascii']
  const drawn = strip.blockedMs.map((ms, index) => {
    const share = ms / lengthOfSlot(strip, index)
    const level = Math.min(levels.length - 1, Math.floor(share * levels.length))
    const tone = ms === 0 ? 'dim' : share >= 0.5 ? 'red' : 'yellow'
    return { tone, mark: ms === 0 ? none : (levels[level] ?? '') } as const
  })
  // Marks of one colour are coloured together: hundreds of escape sequences make a log unreadable.
  return drawn
    .map(({ tone }, index) => {
      if (drawn[index - 1]?.tone === tone) return ''
      const next = drawn.findIndex((other, at) => at > index && other.tone !== tone)
      const marksOfTone = drawn.slice(index, next === -1 ? undefined : next).map((one) => one.mark)
      return style(tone, marksOfTone.join(''))
    })
    .join('')
}

const marks = {
  unicode: { none: '·', levels: [...'▁▂▃▄▅▆▇█'] },
  ascii: { none: '.', levels: [...':-=+*#'] },
}

/** `0 s to 10.0 s, a mark is 200 ms` */
export function scaleText({ slotMs, durationMs }: Pick<StallStrip, 'slotMs' | 'durationMs'>): string {
  return `0 s to ${clock(durationMs)}, a mark is ${formatMs(slotMs)}`
}

/** The scale, with what the marks mean: `0 s to 10.0 s, a mark is 200 ms (full height: all of it)` */
export function legendText(
  scale: Pick<StallStrip, 'slotMs' | 'durationMs'>,
  { letters }: Pick<Layout, 'letters'>,
): string {
  const full = letters === 'unicode' ? 'full height: all of it' : '# is all of it, : little, . nothing'
  return `${scaleText(scale)} (${full})`
}

/** The same in figures, for a pipe. */
export function stripFigures({ slotMs, durationMs, blockedMs }: StallStrip): string {
  const figures = blockedMs.map((ms) => formatMs(ms)).join(', ')
  return `blocked in each ${formatMs(slotMs)} from 0 s to ${clock(durationMs)}: ${figures}`
}

/** The same as a list of facts, one for each part in which something stalled: `From 1 s to 2 s: blocked for 310 ms` */
export function factsOfStrip({ slotMs, durationMs, blockedMs }: StallStrip): string[] {
  const facts = blockedMs.flatMap((ms, index) => {
    const toMs = index === blockedMs.length - 1 ? durationMs : (index + 1) * slotMs
    return ms === 0 ? [] : [`From ${clock(index * slotMs)} to ${clock(toMs)}: blocked for ${formatMs(ms)}`]
  })
  return facts.length < blockedMs.length ? [...facts, 'In the rest of the run: not blocked'] : facts
}

/** A moment of the run: `0 s`, `200 ms`, `12.4 s`. */
export function clock(ms: number): string {
  return ms === 0 ? '0 s' : formatMs(ms)
}
