import type { ComparisonVerdict, Fix, KindId, KindWords } from '../../model.ts'
import { formatMs } from '../../numbers.ts'
import { fileAndLine } from '../frame-text.ts'
import { victimsOf, waitedText } from './impact-lines.ts'
import type { FlowModel, RunSurroundings } from './model.ts'
import { type FlowSides, longestText } from './outcome-lines.ts'

/** A way that blocks, with what its diagrams say beyond it. */
export interface BlockedSide {
  model: FlowModel
  run: RunSurroundings
  /** The first remedy's words; without them its title stands alone. */
  fix: Fix | undefined
  kinds: Readonly<Record<KindId, KindWords>>
}

/** The way after, with both runs' figures. */
export interface FreeSide {
  /** Without operations: what still blocks is told beside it. */
  model: FlowModel
  sides: FlowSides
  verdict: ComparisonVerdict
  kinds: Readonly<Record<KindId, KindWords>>
}

export function blockedTitle({ model }: BlockedSide): string {
  const [first, ...others] = model.operations
  if (first === undefined) return 'The way of a request'
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `Where the event loop is blocked: ${first.title}${more}`
}

export function blockedDescription({ model }: BlockedSide): string {
  const { operations, request } = model
  const worst = operations.reduce((one, other) => (other.maxMs > one.maxMs ? other : one), operations[0] as never)
  const victims = victimsOf([...operations, ...model.hidden])
  const where = worst.location ? ` in ${fileAndLine(worst.location)}` : ''
  const who = victims.measuredAt === 'none' ? 'who waited is not known' : waitedText(victims)
  return `${request.route ?? request.phase} blocks the event loop for up to ${formatMs(worst.maxMs)}${where}, ${who}.`
}

export function freeTitle({ sides }: FreeSide): string {
  return `The same request, ${sides.after.id}`
}

export function freeDescription({ model, sides }: FreeSide): string {
  const { call } = sides.after
  return `${model.request.route ?? 'The request'} ${call ? `calls ${call.to}` : 'runs'}, ${longestText(sides)}.`
}
