import type { Blocker } from '../../model.ts'
import { addEdge, addNode, type Flow, type FlowNode } from './graph.ts'

/** A way as it is drawn: the steps of detailed.ts, the layers of overview.ts. */
interface DrawnWay<Step> {
  next: readonly Step[]
  operations: readonly Blocker[]
}

interface DrawnStep<Step> extends DrawnWay<Step> {
  hiddenFrames: number
}

/** How one level draws a way. */
export interface WayStyle<Step> {
  request: FlowNode
  stepNode: (step: Step) => FlowNode
  operationNode: (blocker: Blocker) => FlowNode
  /** What an edge to the next step says. */
  leavesBy: (step: Step) => string | undefined
}

/** Where a way ends: what blocked, or, where nothing did, the last step. */
export interface WayEnd {
  /** Index into the flow's nodes. */
  node: number
  /** What an edge that leads on from it says. */
  leavesBy: string | undefined
}

/** Draws a way from the request on. */
export function addWay<Step extends DrawnStep<Step>>(flow: Flow, way: DrawnWay<Step>, style: WayStyle<Step>): WayEnd[] {
  const follow = (from: number, branch: DrawnWay<Step>, leavesBy: string | undefined): WayEnd[] => {
    const end = branch.operations.reduce((previous, blocker) => {
      const node = addNode(flow, style.operationNode(blocker))
      addEdge(flow, { from: previous, to: node, kind: 'call' })
      return node
    }, from)
    const ends = branch.next.flatMap((step) => {
      const node = addNode(flow, style.stepNode(step))
      addEdge(flow, { from, to: node, kind: 'call' }, leavesBy)
      return follow(addFold(flow, node, step.hiddenFrames), step, style.leavesBy(step))
    })
    if (end !== from) return [{ node: end, leavesBy: undefined }, ...ends]
    return ends.length > 0 ? ends : [{ node: from, leavesBy }]
  }
  return follow(addNode(flow, style.request), way, undefined)
}

function addFold(flow: Flow, from: number, hiddenFrames: number): number {
  if (hiddenFrames === 0) return from
  const lines = [{ text: `… ${hiddenFrames} more frame${hiddenFrames === 1 ? '' : 's'} …` }]
  const node = addNode(flow, { role: 'fold', lines, isOnLoop: true })
  addEdge(flow, { from, to: node, kind: 'call' })
  return node
}
