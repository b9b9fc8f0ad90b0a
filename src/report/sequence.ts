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
  const [early, late] = [shown.filter(isEarly), shown.filter((victim) => !isEarly(victim))]
  const inOrder = [...shown].sort(byAnswer)
  const left = example.victimCount - shown.length
  const lines = [
    ...participants(blocker, example.victimCount),
    ...early.map(sent),
    '  p0->>p1: t=0 ms the stall begins',
    '  activate p1',
    '  rect rgba(220, 38, 38, 0.16)',
    `    Note over p0,p1: ${stallTexts(blocker, example.durationMs).map(text).join('<br/>')}`,
    ...late.map((victim) => `  ${sent(victim)}`),
    '  end',
    `  p1-->>p0: t=${text(formatMs(example.durationMs))} the loop turns again`,
    '  deactivate p1',
    ...inOrder.map(answered),
    ...others(left),
  ]
  const description = `${blocker.title} blocks the loop for ${formatMs(example.durationMs)}, ${formatCount(example.victimCount)} requests wait.`
  const title = 'One stall and who waited for it'
  const source = [preamble, ...accessibleLines(title, description), ...lines, ''].join('\n')
  const steps = [
    ...early.map(sentText),
    't=0 ms the stall begins',
    stallTexts(blocker, example.durationMs).join(', '),
    ...late.map(sentText),
    `t=${formatMs(example.durationMs)} the loop turns again`,
    ...inOrder.map(answerText),
    ...(left > 0 ? [`and ${formatCount(left)} more`] : []),
  ]
  return { title, description, steps, source, heightPx: 410 + 80 * shown.length, widthPx: 1140 }
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

function stallTexts(blocker: Blocker, durationMs: number): string[] {
  const what = blocker.callee ?? blocker.location?.function ?? ''
  const where = blocker.location ? fileAndLine(blocker.location) : ''
  return [`BLOCKED ${formatMs(durationMs)}${what ? ` in ${short(what)}` : ''}`, where || 'where is not known']
}

function sent(victim: Victim): string {
  return `  p2-)p1: ${text(sentText(victim))}`
}

function sentText(victim: Victim): string {
  return `t=${formatMs(victim.sentMs)} ${short(victim.route)}, ${isEarly(victim) ? 'not answered yet' : 'not read yet'}`
}

function answered(victim: Victim): string {
  return `  ${isAnswered(victim) ? 'p1-->>p2' : 'p1--xp2'}: ${text(answerText(victim))}`
}

function answerText(victim: Victim): string {
  const route = short(victim.route)
  if (!isAnswered(victim)) return `${route}, no answer`
  const took = formatMs(victim.answeredMs - victim.sentMs)
  return `t=${formatMs(victim.answeredMs)} ${route} ${victim.status}, took ${took}`
}

/** Sent before the stall began. */
function isEarly({ sentMs }: Victim): boolean {
  return sentMs < 0
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
