import type { Blocker } from '../model.ts'
import { formatCount, formatMs } from '../numbers.ts'
import type { Diagram } from './diagram.ts'
import { elideMiddle, plainText } from './foreign-text.ts'
import { fileAndLine } from './frame-text.ts'
import { accessibleLines, escapeMermaid } from './mermaid.ts'

/** Victims drawn one by one; the others are counted. */
const victimsShown = 5

type Victim = NonNullable<Blocker['example']>['victims'][number]

/** One real stall and the requests that really waited for it, on one clock.
 *  @returns undefined when the run saw no such stall */
export function drawSequence(blocker: Blocker): Diagram | undefined {
  const { example } = blocker
  if (!example) return undefined
  const shown = example.victims.slice(0, victimsShown).sort((one, other) => one.sentMs - other.sentMs)
  const isEarly = (victim: Victim) => victim.sentMs < 0
  const lines = [
    ...participants(blocker, example.victimCount),
    ...shown.filter(isEarly).map((victim) => sent(victim, 'not answered yet')),
    '  p0->>p1: t=0 ms the stall begins',
    '  activate p1',
    '  rect rgba(220, 38, 38, 0.16)',
    `    Note over p0,p1: ${stallNote(blocker, example.durationMs)}`,
    ...shown.filter((victim) => !isEarly(victim)).map((victim) => `  ${sent(victim, 'not read yet')}`),
    '  end',
    `  p1-->>p0: t=${text(formatMs(example.durationMs))} the loop turns again`,
    '  deactivate p1',
    ...[...shown].sort(byAnswer).map(answered),
    ...others(example.victimCount - shown.length),
  ]
  const description = `${blocker.title} blocks the loop for ${formatMs(example.durationMs)}, ${formatCount(example.victimCount)} requests wait.`
  const title = 'One stall and who waited for it'
  const source = [preamble, ...accessibleLines(title, description), ...lines, ''].join('\n')
  return { title, source, heightPx: 400 + 80 * shown.length, widthPx: 1140 }
}

const preamble = `---
config:
  look: classic
  sequence:
    mirrorActors: false
    messageMargin: 26
    actorMargin: 130
---
sequenceDiagram`

function participants(blocker: Blocker, victimCount: number): string[] {
  const culprit = blocker.example?.route ?? blocker.route ?? (blocker.phase === 'startup' ? 'start' : 'no request')
  return [
    `  participant p0 as Culprit<br/>${text(short(culprit))}`,
    '  participant p1 as Event loop<br/>main thread',
    `  participant p2 as Victims<br/>${text(formatCount(victimCount))} ${victimCount === 1 ? 'other request' : 'other requests'}`,
  ]
}

function stallNote(blocker: Blocker, durationMs: number): string {
  const what = blocker.callee ?? blocker.location?.function ?? ''
  const where = blocker.location ? fileAndLine(blocker.location) : ''
  const lines = [`BLOCKED ${formatMs(durationMs)}${what ? ` in ${short(what)}` : ''}`, where || 'where is not known']
  return lines.map(text).join('<br/>')
}

function sent(victim: Victim, state: string): string {
  return `  p2-)p1: ${text(`t=${formatMs(victim.sentMs)} ${short(victim.route)}, ${state}`)}`
}

function answered(victim: Victim): string {
  const route = short(victim.route)
  if (!isAnswered(victim)) return `  p1--xp2: ${text(`${route}, no answer`)}`
  const took = formatMs(victim.answeredMs - victim.sentMs)
  return `  p1-->>p2: ${text(`t=${formatMs(victim.answeredMs)} ${route} ${victim.status}, took ${took}`)}`
}

function isAnswered({ status, answeredMs, sentMs }: Victim): boolean {
  return status !== 0 && answeredMs >= sentMs
}

/** In the order of the answers, those that never came last. */
function byAnswer(one: Victim, other: Victim): number {
  return Number(isAnswered(other)) - Number(isAnswered(one)) || one.answeredMs - other.answeredMs
}

function others(count: number): string[] {
  return count > 0 ? [`  Note over p1,p2: and ${text(formatCount(count))} more`] : []
}

function text(foreign: string): string {
  return escapeMermaid(elideMiddle(plainText(foreign), 100))
}

function short(foreign: string): string {
  return elideMiddle(plainText(foreign), 40)
}
