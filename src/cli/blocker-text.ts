import { fixes } from '../fixes/fixes.ts'
import type { Blocker } from '../model.ts'
import { formatCount, formatMs, formatShare } from '../numbers.ts'
import { beside } from './beside.ts'
import { codeLines } from './code-lines.ts'
import { isForTwo, type Layout, say } from './layout.ts'
import { wrapWords } from './wrap-words.ts'

const factIndent = 8
/** Of those who waited; the others are counted. */
const namedRoutes = 2

/** A blocker for a terminal: what it cost, where it is with its code, who ran it, who waited, what to do.
 *  @param mark what its title begins with: its rank, or what became of it */
export function describeBlocker(blocker: Blocker, mark: string, layout: Layout): string {
  const { style, columns } = layout
  const isWide = isForTwo(layout)
  const column = Math.min(110, Math.floor(columns * 0.5))
  const width = isWide ? Math.min(layout.width, column - 3) : layout.width
  const title = `${mark}  ${style('bold', say(blocker.title, layout))}`
  const lines = ({ label, text }: BlockerFact) =>
    `   ${style('dim', label.padEnd(4))} ${wrapWords(say(text, layout), { width, indent: factIndent })}`.split('\n')
  const code = (room: { columns: number; neighbours: number }) =>
    blocker.location === undefined ? [] : codeLines(blocker.location, layout, room)
  const facts = factsOf(blocker)
  if (isWide) {
    const left = [title, ...facts.flatMap(lines)]
    return beside(left, code({ columns: columns - column - 1, neighbours: 3 }), { column, fromLine: 1 }).join('\n')
  }
  const below = code({ columns: columns - 6, neighbours: 1 }).map((line) => `      ${line}`)
  return [title, ...facts.flatMap((fact) => (fact.label === 'at' ? [...lines(fact), ...below] : lines(fact)))].join(
    '\n',
  )
}

/** What is told of a blocker, in this order. */
export interface BlockerFact {
  label: 'cost' | 'at' | 'call' | 'in' | 'hit' | 'fix'
  text: string
}

/** A blocker's facts in words of ours, with the program's own among them. */
export function factsOf(blocker: Blocker): BlockerFact[] {
  const { location, victims, origin, phase } = blocker
  const sure = blocker.confidence === 'exact' ? '' : `${blocker.confidence}: `
  const at =
    location === undefined
      ? 'unknown: no stack of yours was seen'
      : `${sure}${location.file}:${location.line}:${location.column}`
  const call = callText(blocker)
  const [fix] = blocker.fixes
  const facts: BlockerFact[] = [
    { label: 'cost', text: costText(blocker) },
    { label: 'at', text: at },
  ]
  if (call !== undefined) facts.push({ label: 'call', text: call })
  facts.push({ label: 'in', text: blocker.route ?? (origin === undefined ? phase : `${phase}: ${origin}`) })
  if (victims.requests > 0) facts.push({ label: 'hit', text: victimsText(victims) })
  if (fix !== undefined) facts.push({ label: 'fix', text: fixes[fix.id].summary })
  return facts
}

function costText({ share, count, maxMs, totalMs }: Blocker): string {
  const each = `${formatCount(count)} × up to ${formatMs(maxMs)}`
  return `${formatShare(share)} of the blocked time: ${each}, ${formatMs(totalMs)} in all`
}

/** `79 requests waited (40 of GET /ok, 39 of GET /login), 346 ms on average, 1.87 s at most` */
function victimsText({ measuredAt, requests, delayMs, maxDelayMs, routes }: Blocker['victims']): string {
  const lower = measuredAt === 'server' ? 'at least ' : ''
  const [first, second] = routes
  const of = first !== undefined && second === undefined ? ` of ${first.route}` : ''
  const named = routes.slice(0, namedRoutes).map((one) => `${formatCount(one.requests)} of ${one.route}`)
  const others = routes.length - namedRoutes
  const more = others > 0 ? [`others of ${formatCount(others)} more route${others === 1 ? '' : 's'}`] : []
  const who = second === undefined ? '' : ` (${[...named, ...more].join(', ')})`
  const waits = `${formatMs(delayMs / requests)} on average, ${formatMs(maxDelayMs)} at most`
  return `${lower}${formatCount(requests)} request${requests === 1 ? '' : 's'}${of} waited${who}, ${waits}`
}

function callText({ callee, library, detail }: Blocker): string | undefined {
  if (callee === undefined) return detail
  const through = library === undefined ? '' : ` through ${library.package}@${library.version}`
  return `${callee}${through}${detail === undefined ? '' : ` (${detail})`}`
}
