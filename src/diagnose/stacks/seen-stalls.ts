import type { SeenPiece, SeenStall } from '../../model.ts'
import { amongLongest } from '../among-longest.ts'
import type { PrunedTree } from './prune-tree.ts'
import type { StallPiece } from './stall-pieces.ts'

/** Pieces that are listed, the longest of one stall; of all stalls together, so that report.json stays some hundred kilobytes. */
const listedPieces = { ofOne: 20, ofAll: 2_000 }

/** A piece with the node of the grown tree that its stack ends in. */
export interface PlacedPiece extends StallPiece {
  /** undefined where no stack was seen. */
  node: number | undefined
}

/** One of the listed stalls before the tree is pruned. */
export interface PlacedStall {
  /** Index into Report.stalls. */
  stall: number
  durationMs: number
  /** The stall whose stacks these are. */
  seen: { startMs: number; durationMs: number }
  isLike: boolean
  pieces: readonly PlacedPiece[]
}

/** What was seen in stalls, as a report has it: of the shorter ones nothing, once there are too many pieces.
 *  @returns in the order of the list */
export function seenStalls(placed: readonly PlacedStall[], nodeOf: PrunedTree['nodeOf']): SeenStall[] {
  let left = listedPieces.ofAll
  return placed
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .map((stall) => seenStall(stall, nodeOf))
    .filter(({ pieces }) => {
      left -= pieces.length
      return left >= 0
    })
    .sort((a, b) => a.stall - b.stall)
}

function seenStall(placed: PlacedStall, nodeOf: PrunedTree['nodeOf']): SeenStall {
  const { stall, isLike, pieces } = placed
  const scale = placed.seen.durationMs > 0 ? placed.durationMs / placed.seen.durationMs : 1
  const all: SeenPiece[] = []
  let last: PlacedPiece | undefined
  for (const piece of pieces) {
    const before = all.at(-1)
    if (last !== undefined && before !== undefined && isSame(last, piece)) {
      before.durationMs += piece.durationMs * scale
      before.stacks++
      if (piece.gcMs > 0) before.gcMs = (before.gcMs ?? 0) + piece.gcMs * scale
    } else all.push(seenPiece(piece, { fromMs: placed.seen.startMs, scale, found: nodeOf(piece.node ?? -1) }))
    last = piece
  }
  const isLong = amongLongest(all, listedPieces.ofOne)
  const listed = all.filter(({ durationMs }) => isLong(durationMs))
  const restMs = sumMs(all) - sumMs(listed)
  return {
    stall,
    ...(isLike ? { isLike } : {}),
    pieces: listed,
    ...(listed.length < all.length ? { smallerMs: restMs } : {}),
  }
}

function seenPiece(
  piece: PlacedPiece,
  given: { fromMs: number; scale: number; found: ReturnType<PrunedTree['nodeOf']> },
): SeenPiece {
  const { scale, found } = given
  const detail = piece.evidence === 'return' ? piece.capture?.detail : undefined
  return {
    startMs: (piece.startMs - given.fromMs) * scale,
    durationMs: piece.durationMs * scale,
    ...(found === undefined ? {} : { node: found.node }),
    ...(found?.isCut ? { isCut: true } : {}),
    evidence: piece.evidence,
    stacks: piece.evidence === 'none' ? 0 : 1,
    ...(piece.gcMs > 0 ? { gcMs: piece.gcMs * scale } : {}),
    ...(detail === undefined ? {} : { detail }),
  }
}

function isSame(one: PlacedPiece, other: PlacedPiece): boolean {
  return (
    one.node === other.node &&
    one.evidence === other.evidence &&
    one.evidence !== 'none' &&
    one.capture?.detail === other.capture?.detail
  )
}

function sumMs(pieces: readonly SeenPiece[]): number {
  return pieces.reduce((sum, { durationMs }) => sum + durationMs, 0)
}
