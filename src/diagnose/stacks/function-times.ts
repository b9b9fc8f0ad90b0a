import type { FunctionTime } from '../../model.ts'
import type { FrameList } from './frame-list.ts'
import type { GrowingTree } from './growing-tree.ts'

/** Functions that are listed for their own time, and further ones for all of theirs. */
const most = { bySelf: 60, byTotal: 40 }

/** What each function took over all stacks, most of its own first.
 *  @param totals by node */
export function functionTimes(tree: GrowingTree, frames: FrameList, totals: Float64Array): FunctionTime[] {
  const times = sumUp(tree, frames, totals).filter(({ frame, totalMs }) => totalMs > 0 && !isRoute(frames, frame))
  const bySelf = times.toSorted((a, b) => b.selfMs - a.selfMs || b.totalMs - a.totalMs)
  const further = bySelf.slice(most.bySelf).sort((a, b) => b.totalMs - a.totalMs)
  const listed = new Set([...bySelf.slice(0, most.bySelf), ...further.slice(0, most.byTotal)])
  return bySelf.filter((time) => listed.has(time)).map(({ frame, selfMs, totalMs }) => ({ frame, selfMs, totalMs }))
}

function isRoute(frames: FrameList, frame: number): boolean {
  return frames.all[frame]?.owner === 'route'
}

interface Summed extends FunctionTime {
  /** What `frame` has of it. */
  frameMs: number
}

function sumUp({ nodes }: GrowingTree, frames: FrameList, totals: Float64Array): Summed[] {
  const byFunction = new Map<number, Summed>()
  const byFrame = new Map<number, number>()
  /** By node: it stands inside another one of the same function. */
  const isInside = (index: number): boolean => {
    const own = frames.functions[nodes[index]?.frame ?? -1]
    for (let at = nodes[index]?.parent ?? -1; at >= 0; at = nodes[at]?.parent ?? -1) {
      if (frames.functions[nodes[at]?.frame ?? -1] === own) return true
    }
    return false
  }
  for (const [index, { frame, selfMs }] of nodes.entries()) {
    const totalMs = totals[index] ?? 0
    const key = frames.functions[frame] ?? -1
    const sum = byFunction.get(key) ?? { frame, selfMs: 0, totalMs: 0, frameMs: 0 }
    byFunction.set(key, sum)
    sum.selfMs += selfMs
    if (!isInside(index)) sum.totalMs += totalMs
    const frameMs = (byFrame.get(frame) ?? 0) + totalMs
    byFrame.set(frame, frameMs)
    if (frameMs > sum.frameMs) Object.assign(sum, { frame, frameMs })
  }
  return [...byFunction.values()]
}
