import type { StackTree, StallRecord } from '../../model.ts'
import type { JudgedProcess } from '../judge-processes.ts'
import type { JudgedStall } from '../judged-stalls.ts'
import { FrameList } from './frame-list.ts'
import { functionTimes } from './function-times.ts'
import { GrowingTree } from './growing-tree.ts'
import { pruneTree } from './prune-tree.ts'
import { type PlacedStall, seenStalls } from './seen-stalls.ts'
import { createStackWays } from './stack-ways.ts'
import { createStallPieces, type StallPiece } from './stall-pieces.ts'
import { withStandIns } from './stand-ins.ts'

/** Stalls whose pieces are told one by one, the longest. */
const mostSeen = 200

/** Puts the stacks of a process's blamed stalls together. Each stall with stacks is cut once, whatever the number of stalls that
 *  were seen as it was.
 *  @param listed the stalls that the report lists, in its order
 *  @returns undefined where nothing was blocked */
export function stackTree(
  { recording, judged }: JudgedProcess,
  listed: readonly JudgedStall[],
  probeFolder: string,
): StackTree | undefined {
  const { captures, framesOf, routeOf, weights, sums } = judged
  const piecesOf = createStallPieces({ process: recording, captures, probeFolder, framesOf })
  const frames = new FrameList()
  const ways = createStackWays(frames, routeOf)
  const tree = new GrowingTree()

  let nth = 0
  for (const { row, stalls, totalMs, sum } of withStandIns(weights)) {
    const record = row === undefined ? undefined : recording.stalls.at(row)
    const stall = nth++
    const pieces = record === undefined || record.durationMs <= 0 ? [unseenPiece(totalMs)] : piecesOf(record)
    const scale = totalMs / pieces.reduce((sumMs, { durationMs }) => sumMs + durationMs, 0)
    for (const piece of pieces) {
      const node = tree.walk(ways.of(piece, sums[sum]?.part))
      const gcMs = Math.min(piece.durationMs, piece.gcMs)
      tree.add(node, { selfMs: (piece.durationMs - gcMs) * scale, stalls, stall })
      if (gcMs > 0) tree.add(tree.walk([ways.gc], node), { selfMs: gcMs * scale, stalls, stall })
    }
  }
  if (nth === 0) return undefined

  const placed = placeStalls(listed)
  const totals = tree.totals()
  const wanted = placed
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .flatMap(({ pieces }) => pieces.flatMap(({ node }) => node ?? []))
  const { nodeOf, frameOf, ...pruned } = pruneTree(tree, { frames, totals, wanted })
  const functions = functionTimes(tree, frames, totals).map((time) => ({ ...time, frame: frameOf(time.frame) }))
  return { ...pruned, functions, stalls: seenStalls(placed, nodeOf) }

  function placeStalls(all: readonly JudgedStall[]): PlacedStall[] {
    const blamed = all.flatMap((judgedStall, stall) =>
      judgedStall.reason === undefined ? [{ judgedStall, stall }] : [],
    )
    const longest = blamed.toSorted((a, b) => b.judgedStall.durationMs - a.judgedStall.durationMs).slice(0, mostSeen)
    return longest
      .sort((a, b) => a.stall - b.stall)
      .flatMap(({ judgedStall, stall }): PlacedStall[] => {
        const { record, main, durationMs } = judgedStall
        const seen = standsFor(record)
        if (seen === undefined) return []
        const pieces = piecesOf(seen).map((piece) => ({
          ...piece,
          node: piece.evidence === 'none' ? undefined : tree.walk(ways.of(piece, main)),
        }))
        if (pieces.every(({ node }) => node === undefined)) return []
        return [{ stall, durationMs, seen, isLike: record.like !== undefined, pieces }]
      })
  }

  function standsFor(record: StallRecord): StallRecord | undefined {
    if (record.like === undefined) return record
    const row = weights.rowOf(record)
    return row === undefined ? undefined : recording.stalls.at(row)
  }
}

function unseenPiece(durationMs: number): StallPiece {
  const nothing = { frames: [], callee: undefined, isNative: false }
  return { ...nothing, startMs: 0, durationMs, evidence: 'none', gcMs: 0 }
}
