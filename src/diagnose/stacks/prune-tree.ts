import type { StackNode, StackTree } from '../../model.ts'
import type { FrameList } from './frame-list.ts'
import type { GrowingNode, GrowingTree } from './growing-tree.ts'

/** A page draws no more, and report.json stays some hundred kilobytes. */
const keptNodes = 2_000
/** Of them, for the pieces of listed stalls, however little time they have. */
const keptForPieces = 1_000

export interface PrunedTree extends Pick<StackTree, 'frames' | 'nodes' | 'smallerMs'> {
  /** The kept node that is a node of the grown tree, or the innermost one round it; undefined where none is kept. */
  nodeOf: (index: number) => { node: number; isCut: boolean } | undefined
  /** A frame by its number in the grown tree. */
  frameOf: (frame: number) => number
}

/** Keeps the nodes with most time, with all that is round them. What is left out is summed up where it stood.
 *  @param wanted nodes that pieces of stalls end in, the most important first
 *  @param totals by node */
export function pruneTree(
  tree: GrowingTree,
  given: { frames: FrameList; totals: Float64Array; wanted: readonly number[] },
): PrunedTree {
  const { totals } = given
  const kept = keptOf(tree.nodes, given)
  const frames = new KeptFrames(given.frames)
  const indexes = new Map<number, number>()
  const nodes: StackNode[] = []
  let smallerMs = 0
  for (const [index, node] of tree.nodes.entries()) {
    const totalMs = totals[index] ?? 0
    const parent = indexes.get(node.parent)
    if (kept.has(index)) {
      indexes.set(index, nodes.push(keptNode(node, { parent, frame: frames.indexOf(node.frame), totalMs })) - 1)
    } else if (totalMs > 0 && (node.parent < 0 || parent !== undefined)) {
      const outer = nodes[parent ?? -1]
      if (outer === undefined) smallerMs += totalMs
      else outer.smallerMs = (outer.smallerMs ?? 0) + totalMs
    }
  }
  return {
    ...{ frames: frames.all, nodes, ...(smallerMs > 0 ? { smallerMs } : {}) },
    frameOf: (frame) => frames.indexOf(frame),
    nodeOf(index) {
      for (let at = index; at >= 0; at = tree.nodes[at]?.parent ?? -1) {
        const node = indexes.get(at)
        if (node !== undefined) return { node, isCut: at !== index }
      }
      return undefined
    },
  }
}

function keptNode(
  { selfMs, stalls, turns }: GrowingNode,
  given: { parent: number | undefined; frame: number; totalMs: number },
): StackNode {
  const { parent, frame, totalMs } = given
  return {
    ...(parent === undefined ? {} : { parent }),
    ...{ frame, selfMs, totalMs, stalls },
    ...(turns > 1 ? { turns } : {}),
  }
}

function keptOf(
  nodes: readonly GrowingNode[],
  { totals, wanted }: { totals: Float64Array; wanted: readonly number[] },
): Set<number> {
  const kept = new Set<number>()
  const keep = (index: number, limit: number) => {
    const way: number[] = []
    for (let at = index; at >= 0 && !kept.has(at); at = nodes[at]?.parent ?? -1) way.push(at)
    if (kept.size + way.length <= limit) for (const at of way) kept.add(at)
  }
  for (const index of wanted) keep(index, keptForPieces)
  const byTime = Uint32Array.from(nodes.keys()).sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
  for (const index of byTime) {
    if (kept.size >= keptNodes || (totals[index] ?? 0) === 0) break
    keep(index, keptNodes)
  }
  return kept
}

/** The frames that are needed, numbered anew. */
class KeptFrames {
  readonly all: StackTree['frames'] = []
  readonly #from: FrameList
  readonly #indexes = new Map<number, number>()

  constructor(from: FrameList) {
    this.#from = from
  }

  indexOf(index: number): number {
    const known = this.#indexes.get(index)
    const frame = this.#from.all[index]
    if (known !== undefined || frame === undefined) return known ?? -1
    const added = this.all.push(frame) - 1
    this.#indexes.set(index, added)
    return added
  }
}
