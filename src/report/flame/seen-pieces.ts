import type { Evidence, Report, SeenPiece, SeenStall, StackFrame, StackTree } from '../../model.ts'
import { formatCount, formatMs } from '../../numbers.ts'
import type { BoxLook } from './flame-graph.ts'
import { nodeStackText } from './node-stack-text.ts'

/** What was seen in stalls, piece by piece. Strings may be foreign; every figure is written out already. */
export interface SeenStalls {
  /** Longest of the run's stalls that there are pieces of, earliest first. */
  stalls: ShownStall[]
  /** Each once, as text, innermost frame first. */
  stacks: ShownStack[]
}

export interface ShownStall {
  /** Its place in the report's list of stalls. */
  index: number
  beganText: string
  tookText: string
  /** What else is to be known of the pieces; '' mostly. */
  note: string
  pieces: ShownPiece[]
}

export interface ShownPiece {
  /** Of the stall, 0–1. */
  from: number
  share: number
  fromText: string
  tookText: string
  /** How it is known. */
  evidence: string
  /** What ran, innermost; undefined where no stack was seen. */
  ran: StackFrame | undefined
  look: BoxLook
  /** The innermost frame of the user's own; undefined where there is none. */
  own: StackFrame | undefined
  /** Index into SeenStalls.stacks; undefined where it is not on the page. */
  stack: number | undefined
}

export interface ShownStack {
  title: string
  text: string
}

/** On the page; more are in report.json. */
const most = { pieces: 200, stacks: 40 }

/** @returns undefined where no stalls were looked into */
export function seenPieces({ stacks: tree, stalls }: Pick<Report, 'stacks' | 'stalls'>): SeenStalls | undefined {
  if (tree === undefined || tree.stalls.length === 0) return undefined
  const listed = longestFirst(tree.stalls, stalls)
  let left = most.pieces
  const shown = listed.filter(({ pieces }) => {
    left -= pieces.length
    return left >= 0
  })
  const shownStacks = new ShownStacks(tree)
  // The longest stalls' stacks come first; then all in the order of time.
  for (const { pieces } of shown) for (const piece of pieces) shownStacks.indexOf(piece)
  return {
    stalls: shown
      .toSorted((a, b) => a.stall - b.stall)
      .map((seen) => shownStall(seen, { tree, stalls, stackOf: (piece) => shownStacks.indexOf(piece) })),
    stacks: shownStacks.all,
  }
}

function longestFirst(seen: readonly SeenStall[], stalls: Report['stalls']): SeenStall[] {
  const lengthOf = ({ stall }: SeenStall) => stalls[stall]?.durationMs ?? 0
  return seen.toSorted((a, b) => lengthOf(b) - lengthOf(a))
}

function shownStall(
  { stall, isLike, pieces, smallerMs }: SeenStall,
  given: { tree: StackTree; stalls: Report['stalls']; stackOf: (piece: SeenPiece) => number | undefined },
): ShownStall {
  const { startMs = 0, durationMs = 0 } = given.stalls[stall] ?? {}
  const notes = [
    ...(isLike
      ? ['It was seen as an earlier stall was: that one’s stacks stand for it, stretched to its length.']
      : []),
    ...(smallerMs === undefined ? [] : [`Shorter pieces, ${formatMs(smallerMs)} in all, are left out.`]),
  ]
  return {
    index: stall,
    beganText: formatMs(startMs),
    tookText: formatMs(durationMs),
    note: notes.join(' '),
    pieces: pieces.map((piece) => shownPiece(piece, { tree: given.tree, durationMs, stack: given.stackOf(piece) })),
  }
}

function shownPiece(
  piece: SeenPiece,
  given: { tree: StackTree; durationMs: number; stack: number | undefined },
): ShownPiece {
  const { tree, durationMs, stack } = given
  const way = wayOf(tree, piece.node)
  const ran = way[0]
  return {
    from: durationMs > 0 ? piece.startMs / durationMs : 0,
    share: durationMs > 0 ? piece.durationMs / durationMs : 0,
    fromText: formatMs(piece.startMs),
    tookText: formatMs(piece.durationMs),
    evidence: evidenceText(piece),
    ran,
    look: ran === undefined ? 'none' : ran.owner === 'gc' ? 'native' : ran.owner,
    own: way.find(({ owner }) => owner === 'user'),
    stack,
  }
}

const evidenceWords: Record<Evidence, string> = {
  interrupt: 'V8 answered from inside the running code',
  late: 'V8 answered late: no JavaScript ran in between',
  return: 'the call came back',
  none: 'no stack was seen',
}

function evidenceText({ evidence, stacks, detail, gcMs }: SeenPiece): string {
  return [
    `${evidenceWords[evidence]}${stacks > 1 ? ` (${formatCount(stacks)} stacks)` : ''}`,
    ...(detail === undefined ? [] : [detail]),
    ...(gcMs === undefined ? [] : [`garbage collection ${formatMs(gcMs)}`]),
  ].join('; ')
}

/** Innermost first, without the route. */
function wayOf({ nodes, frames }: StackTree, node: number | undefined): StackFrame[] {
  const way: StackFrame[] = []
  for (let at = node; at !== undefined; at = nodes[at]?.parent) {
    const frame = frames[nodes[at]?.frame ?? -1]
    if (frame !== undefined && frame.owner !== 'route') way.push(frame)
  }
  return way
}

/** Equal stacks once, as many as there is room for. */
class ShownStacks {
  readonly all: ShownStack[] = []
  readonly #tree: StackTree
  readonly #indexes = new Map<string, number>()

  constructor(tree: StackTree) {
    this.#tree = tree
  }

  indexOf({ node, isCut = false }: SeenPiece): number | undefined {
    if (node === undefined) return undefined
    const key = `${node} ${isCut}`
    const known = this.#indexes.get(key)
    if (known !== undefined || this.all.length >= most.stacks) return known
    const index = this.all.push(nodeStackText(this.#tree, node, isCut)) - 1
    this.#indexes.set(key, index)
    return index
  }
}
