import type { Blocker, FindingSpan, RequestExample, RunFigures, StallExample, Strategy } from '../model.ts'
import { formatLongest, formatMs } from '../numbers.ts'
import { drawClock } from './clock.ts'
import type { Diagram } from './diagram.ts'

/** Bars a side; more than eight in all are hard to read. */
const victimsShown = 3

/** Real requests on one clock: a stall before with its victims, and below it the slowest request after with those sent meanwhile.
 *  @returns undefined when the run before has no stall with a victim to show */
export function drawGantt(sides: { before: Strategy; blocker: Blocker; after: Strategy }): Diagram | undefined {
  const { before, blocker, after } = sides
  if (!blocker.example || blocker.example.victims.length === 0) return undefined
  const afterBlocker = after.blockers.find(({ example }) => example && example.victims.length > 0)
  const is = afterBlocker?.example ? stallBars(afterBlocker.example) : barsWithoutVictims(after)
  if (is.length === 0) return undefined
  const longest = `${formatLongest(before.median.longestMs)} before, ${formatLongest(after.median.longestMs)} after`
  return drawClock({
    title: 'The same clock, before and after',
    description: `The longest stall is ${longest}.`,
    sections: [
      { title: 'BEFORE', spans: stallBars(blocker.example) },
      { title: 'AFTER', spans: is },
    ],
  })
}

/** The clock starts with whatever came first: there is no moment before 0. */
function stallBars(example: StallExample): FindingSpan[] {
  const victims = example.victims.filter(({ status }) => status !== 0).slice(0, victimsShown)
  const firstMs = Math.min(0, ...victims.map(({ sentMs }) => sentMs))
  const culprit = example.route ?? 'background work'
  return [
    {
      text: `${culprit} blocks the loop ${formatMs(example.durationMs)}`,
      fromMs: -firstMs,
      toMs: example.durationMs - firstMs,
      tone: 'blocks',
    },
    ...victims.map(
      ({ route, sentMs, answeredMs }): FindingSpan => ({
        text: `${route} took ${formatMs(answeredMs - sentMs)}`,
        fromMs: sentMs - firstMs,
        toMs: answeredMs - firstMs,
        tone: 'waits',
      }),
    ),
  ]
}

/** Where no stall is left that somebody waited for. */
function barsWithoutVictims({ median, slowestRequest }: Strategy): FindingSpan[] {
  const stall: FindingSpan[] =
    median.stalls > 0
      ? [{ text: `longest stall ${formatMs(median.longestMs)}`, fromMs: 0, toMs: median.longestMs, tone: 'blocks' }]
      : []
  return [...stall, ...(slowestRequest === undefined ? canaryBars(median) : requestBars(slowestRequest))]
}

/** One real request while the loop was free, and those sent meanwhile that took longest. */
function requestBars({ route, tookMs, meanwhile }: RequestExample): FindingSpan[] {
  const others = meanwhile
    .toSorted((a, b) => b.answeredMs - b.sentMs - (a.answeredMs - a.sentMs))
    .slice(0, victimsShown)
    .sort((a, b) => a.sentMs - b.sentMs)
  return [
    { text: `${route} took ${formatMs(tookMs)}`, fromMs: 0, toMs: tookMs, tone: 'good' },
    ...others.map(
      ({ route: other, sentMs, answeredMs }): FindingSpan => ({
        text: `${other} took ${formatMs(answeredMs - sentMs)}`,
        fromMs: sentMs,
        toMs: answeredMs,
        tone: 'good',
      }),
    ),
  ]
}

/** Where no request is listed one by one: the canary's own figures, each as long as it was. */
function canaryBars({ canary }: RunFigures): FindingSpan[] {
  if (!canary) return []
  return [
    { text: `canary, longest ${formatMs(canary.maxMs)}`, fromMs: 0, toMs: canary.maxMs, tone: 'good' },
    { text: `canary, p99 ${formatMs(canary.p99Ms)}`, fromMs: 0, toMs: canary.p99Ms, tone: 'good' },
    { text: `canary, median ${formatMs(canary.p50Ms)}`, fromMs: 0, toMs: canary.p50Ms, tone: 'good' },
  ]
}
