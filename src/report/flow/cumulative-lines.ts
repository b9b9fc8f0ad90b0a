import type { Blocker, StallExample } from '../../model.ts'
import { formatCount, formatMs } from '../../numbers.ts'
import type { LabelLine } from '../mermaid.ts'

/** Real victims listed, and computed ones. */
const victimsShown = 3
const ordinals = ['2nd', '3rd', '4th']

/** How the wait adds up from request to request: what one real stall did to those that came after, and what it would do to
 *  requests of the same kind that come together. */
export function cumulativeLines(operations: readonly Blocker[]): LabelLine[] {
  return [...realLines(operations), ...computedLines(operations)]
}

function realLines(operations: readonly Blocker[]): LabelLine[] {
  const [example] = operations
    .flatMap((blocker) => blocker.example ?? [])
    .sort((one, other) => other.victimCount - one.victimCount)
  if (example === undefined || example.victims.length === 0) return []
  return [{ text: `In one real stall of ${formatMs(example.durationMs)}:`, mark: 'strong' }, ...victimLines(example)]
}

function victimLines({ victims, victimCount }: StallExample): LabelLine[] {
  const shown = victims
    .filter(({ status }) => status !== 0)
    .slice(0, victimsShown)
    .sort((one, other) => one.sentMs - other.sentMs)
  const hidden = victimCount - shown.length
  return [
    ...shown.map(({ route, sentMs, answeredMs }) => ({
      text: `${route} sent ${momentText(sentMs)} took ${formatMs(answeredMs - sentMs)}`,
    })),
    ...(hidden > 0 ? [{ text: `and ${formatCount(hidden)} more waited` }] : []),
  ]
}

function momentText(sentMs: number): string {
  return sentMs < 0 ? `${formatMs(-sentMs)} before` : `at ${formatMs(sentMs)}`
}

/** Requests that run it one after the other wait for the sum of those before. */
function computedLines(operations: readonly Blocker[]): LabelLine[] {
  if (!operations.some(({ phase, route }) => phase === 'request' && route !== undefined)) return []
  const eachMs = blockedMsPerRequest(operations)
  return [
    { text: `If 3 more arrive together, at ${formatMs(eachMs)} each:`, mark: 'strong' },
    { text: '(computed from the medians, not measured)', mark: 'faint' },
    ...ordinals.map((ordinal, index) => ({ text: `the ${ordinal} waits ${formatMs(eachMs * (index + 1))}` })),
  ]
}

/** From each operation's median stall, and how many stalls a request makes of it. */
function blockedMsPerRequest(operations: readonly Blocker[]): number {
  return operations.reduce((sum, { p50Ms, count, requests }) => sum + p50Ms * (requests ? count / requests : 1), 0)
}
