import type { Blocker, ComparisonVerdict, Strategy } from '../../model.ts'
import { formatMs, formatRate } from '../../numbers.ts'
import type { LabelLine } from '../mermaid.ts'
import { wrapped } from './wrapped.ts'

/** Two strategies, and what counts as a stall. */
export interface FlowSides {
  before: Strategy
  after: Strategy
  /** Shortest stall that counts, ms. */
  thresholdMs: number
}

const headings: Record<ComparisonVerdict, string> = {
  improved: 'FIXED',
  unchanged: 'NOT FIXED',
  regressed: 'WORSE',
  inconclusive: 'AFTER',
  'numbers only': 'AFTER',
}

/** What became of the blocking operation. */
export function outcomeLines(verdict: ComparisonVerdict, sides: FlowSides): LabelLine[] {
  const { after } = sides
  const lines: LabelLine[] = [
    { text: `${headings[verdict]}: ${longestText(sides)}`, mark: 'strong' },
    { text: wasText(sides) },
  ]
  if (after.call) lines.push({ text: `awaits ${after.call.to}` })
  else lines.push({ text: 'no call out of the main thread was seen' }, { text: 'the way from there is not known' })
  return lines
}

/** `no stall of 20 ms or more` */
export function longestText({ after, thresholdMs }: FlowSides): string {
  return after.median.stalls === 0
    ? `no stall of ${formatMs(thresholdMs)} or more`
    : `longest stall ${formatMs(after.median.longestMs)}`
}

function wasText({ before }: FlowSides): string {
  return before.median.stalls === 0 ? 'there was none before' : `was ${formatMs(before.median.longestMs)}`
}

/** What the other requests felt meanwhile, before and after. */
export function gainLines({ before, after }: FlowSides): LabelLine[] {
  const [was, is] = [before.median, after.median]
  return [
    { text: 'Requests meanwhile', mark: 'strong' },
    ...(was.canary && is.canary
      ? [
          { text: `canary p99 ${formatMs(was.canary.p99Ms)} → ${formatMs(is.canary.p99Ms)}` },
          { text: `longest ${formatMs(was.canary.maxMs)} → ${formatMs(is.canary.maxMs)}` },
        ]
      : []),
    { text: `mean wait ${formatMs(was.meanArrivalWaitMs)} → ${formatMs(is.meanArrivalWaitMs)}` },
    { text: `answers ${formatRate(was.ratePerSecond)} → ${formatRate(is.ratePerSecond)}` },
  ]
}

export function isGain({ before, after }: FlowSides): boolean {
  const [was, is] = [before.median, after.median]
  return was.canary && is.canary ? is.canary.p99Ms <= was.canary.p99Ms : is.meanArrivalWaitMs <= was.meanArrivalWaitMs
}

/** Where the work went.
 *  @param queriesShown what a database was asked, at most so many */
export function remoteLines({ call }: Strategy, queriesShown: number): LabelLine[] {
  if (call === undefined) return []
  const queries = (call.queries ?? []).slice(0, queriesShown)
  return [
    { text: call.to, mark: 'strong' },
    { text: 'works off the loop' },
    ...queries.flatMap((query, index) => [
      { text: queries.length > 1 ? `query ${index + 1}:` : 'query:' },
      ...wrapped(query, 9, 38).map((text): LabelLine => ({ text, mark: 'faint' })),
    ]),
  ]
}

export function stillBlocksLines({ title, maxMs }: Blocker): LabelLine[] {
  return [{ text: 'Still blocks', mark: 'strong' }, { text: title }, { text: `longest ${formatMs(maxMs)}` }]
}
