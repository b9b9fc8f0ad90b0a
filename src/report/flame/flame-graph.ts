import type { StackTree } from '../../model.ts'
import { formatCount, formatMs, formatShare } from '../../numbers.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import { foldedRow } from './folded-row.ts'
import { type FunctionNode, functionTree } from './function-tree.ts'
import { ownerWords } from './owner-words.ts'

/** All blocked time as boxes: each is as wide as its time, and stands below what called it. Strings may be foreign. */
export interface FlameGraph {
  /** Of the whole, for those who do not see it. */
  title: string
  /** With all frames, and with rows of foreign frames folded. */
  rows: number
  foldedRows: number
  /** A box before those below it, left before right. */
  boxes: FlameBox[]
}

export interface FlameBox {
  /** Left edge and width, 0–1. */
  from: number
  share: number
  depth: number
  /** undefined where it is folded away. */
  foldedDepth: number | undefined
  look: BoxLook
  name: string
  /** `src/a.js:12`; '' where it has none. */
  place: string
  /** Own time, time in all, share, whose code it is. */
  facts: string
  /** What stands for the row of frames that begins here, once it is folded. */
  folded?: string
}

export type BoxLook = 'all' | 'route' | 'user' | 'library' | 'node' | 'native' | 'none' | 'smaller'

/** What is drawn, as a share of all: narrower boxes are not seen. */
const narrowest = { frame: 0.0005, smaller: 0.004 }
/** A page of more elements does not open at once. */
const mostBoxes = 400
/** Rows of foreign frames that are narrower stay folded: their boxes are for those of one's own code. */
const narrowestRow = 0.02

/** @param blockedMs Totals.blockedMs */
export function flameGraph(tree: StackTree, blockedMs: number): FlameGraph | undefined {
  if (blockedMs <= 0) return undefined
  const outermost = functionTree(tree)
  const boxes: FlameBox[] = [allBox(blockedMs)]
  const leastMs = Math.max(narrowest.frame * blockedMs, nthTotal(outermost, mostBoxes))
  const place = (siblings: readonly FunctionNode[], at: Place) => {
    let from = at.from
    for (const node of siblings) {
      if (node.totalMs < leastMs) continue
      boxes.push(frameBox(node, { ...at, from, blockedMs }))
      placeBelow(node, { ...at, from })
      from += node.totalMs / blockedMs
    }
    const smallerMs = sumMs(siblings.filter(({ totalMs }) => totalMs < leastMs)) + at.smallerMs
    if (smallerMs >= narrowest.smaller * blockedMs) boxes.push(smallerBox(smallerMs, { ...at, from, blockedMs }))
  }
  const placeBelow = (node: FunctionNode, at: Place) => {
    const row = foldedRow(node)
    const last = row.at(-1) ?? node
    const inner = node.totalMs < narrowestRow * blockedMs ? [] : row.slice(1)
    const head = boxes.at(-1)
    if (row.length > 1 && head !== undefined) {
      head.folded = rowText(row)
      if (inner.length === 0) head.name = head.folded
    }
    for (const [index, frame] of inner.entries()) {
      boxes.push({ ...frameBox(frame, { ...at, depth: at.depth + index + 1, blockedMs }), foldedDepth: undefined })
    }
    const { depth, foldedDepth, from } = at
    const deeper = { depth: depth + 1 + inner.length, foldedDepth: foldedDepth + 1, from, smallerMs: last.smallerMs }
    place(last.called, deeper)
  }
  place(outermost, { depth: 1, foldedDepth: 1, from: 0, smallerMs: tree.smallerMs ?? 0 })
  return {
    title: titleOf(outermost, blockedMs),
    rows: Math.max(...boxes.map(({ depth }) => depth)) + 1,
    foldedRows: Math.max(...boxes.map(({ foldedDepth }) => foldedDepth ?? 0)) + 1,
    boxes,
  }
}

interface Place {
  from: number
  depth: number
  foldedDepth: number
  smallerMs: number
}

function titleOf(outermost: readonly FunctionNode[], blockedMs: number): string {
  const [most] = outermost
  const largest =
    most === undefined ? '' : `; most of it in ${most.frame.function}: ${formatShare(most.totalMs / blockedMs)}`
  return `Flame graph of ${formatMs(blockedMs)} blocked${largest}. The table below has its functions.`
}

function allBox(blockedMs: number): FlameBox {
  const where = { from: 0, share: 1, depth: 0, foldedDepth: 0 }
  return { ...where, look: 'all', name: `All blocked time: ${formatMs(blockedMs)}`, place: '', facts: '' }
}

function frameBox(node: FunctionNode, at: Place & { blockedMs: number }): FlameBox {
  const { frame, totalMs, selfMs, lines, turns } = node
  const facts = [
    ...(selfMs > 0 ? [`own time ${formatMs(selfMs)}`] : []),
    `in all ${formatMs(totalMs)}, ${formatShare(totalMs / at.blockedMs)} of the blocked time`,
    ownerWords(frame),
    ...(lines > 1 ? [`seen at ${formatCount(lines)} lines, here the one with most time`] : []),
    ...(turns > 1 ? [`a recursion, up to ${formatCount(turns)} turns`] : []),
  ]
  return {
    ...{ from: at.from, share: totalMs / at.blockedMs, depth: at.depth, foldedDepth: at.foldedDepth },
    look: frame.owner === 'gc' ? 'native' : frame.owner,
    name: `${frame.isAsync ? 'async ' : ''}${frameName(frame)}`,
    place: fileAndLine(frame),
    facts: facts.join('; '),
  }
}

function smallerBox(ms: number, at: Place & { blockedMs: number }): FlameBox {
  return {
    ...{ from: at.from, share: ms / at.blockedMs, depth: at.depth, foldedDepth: at.foldedDepth },
    ...{ look: 'smaller', name: '(smaller ones)', place: '' },
    facts: `in all ${formatMs(ms)}, ${formatShare(ms / at.blockedMs)} of the blocked time; too small each to be drawn`,
  }
}

/** @example '14 frames of express, router, Node.js' */
function rowText(row: readonly FunctionNode[]): string {
  const packages = row.map(({ frame }) => frame.package?.replace(/(.)@.*$/u, '$1') ?? 'Node.js')
  return `${formatCount(row.length)} frames of ${[...new Set(packages)].join(', ')}`
}

function nthTotal(outermost: readonly FunctionNode[], nth: number): number {
  const totals: number[] = []
  const walk = (node: FunctionNode): void => {
    totals.push(node.totalMs)
    foldedRow(node).at(-1)?.called.forEach(walk)
  }
  outermost.forEach(walk)
  return totals.sort((a, b) => b - a)[nth] ?? 0
}

function sumMs(nodes: readonly FunctionNode[]): number {
  return nodes.reduce((sum, { totalMs }) => sum + totalMs, 0)
}
