import type { Blocker } from '../../model.ts'
import { elideMiddle } from '../foreign-text.ts'
import { shortName } from '../frame-text.ts'
import { addEdge, addNode, type Flow, type FlowNode } from './graph.ts'
import { inOrder } from './in-order.ts'

/** A way as it is drawn: the steps of detailed.ts, the layers of overview.ts. */
interface DrawnWay<Step> {
  next: readonly Step[]
  operations: readonly Blocker[]
}

interface DrawnStep<Step> extends DrawnWay<Step> {
  callLine: number
  hiddenFrames: number
}

/** How one level draws a way. */
export interface WayStyle<Step> {
  request: FlowNode
  stepNode: (step: Step) => FlowNode
  operationNode: (blocker: Blocker) => FlowNode
  /** What an edge to the next step says. */
  leavesBy: (step: Step) => string | undefined
  /** What a way that comes back to it says. */
  nameOf: (step: Step) => string
}

/** Where a way ends: what blocked last or, where nothing did, the last step. */
export interface WayEnd {
  /** Index into the flow's nodes. */
  node: number
  /** What an edge that leads on from it says. */
  leavesBy: string | undefined
}

/** An edge's words are broken at about this length, in the middle of a name too. */
const longestName = 18

/** Draws a way from the request on, in one column: where it parts, the next part begins below the one before. */
export function addWay<Step extends DrawnStep<Step>>(flow: Flow, way: DrawnWay<Step>, style: WayStyle<Step>): WayEnd {
  const follow = (start: WayEnd, branch: DrawnWay<Step>, name: string): WayEnd => {
    let end = start
    let isAway = false
    for (const act of inOrder(branch)) {
      const isStep = act.is === 'step'
      const node = addNode(flow, isStep ? style.stepNode(act.step) : style.operationNode(act.operation))
      if (isAway)
        addEdge(
          flow,
          { from: end.node, to: node, kind: 'back' },
          `back in ${elideMiddle(shortName(name), longestName)}`,
        )
      else addEdge(flow, { from: end.node, to: node, kind: 'call' }, isStep ? start.leavesBy : undefined)
      isAway = isStep
      if (!isStep) end = { node, leavesBy: undefined }
      else {
        const from = addFold(flow, node, act.step.hiddenFrames)
        end = follow({ node: from, leavesBy: style.leavesBy(act.step) }, act.step, style.nameOf(act.step))
      }
    }
    return end
  }
  return follow({ node: addNode(flow, style.request), leavesBy: undefined }, way, 'the request')
}

function addFold(flow: Flow, from: number, hiddenFrames: number): number {
  if (hiddenFrames === 0) return from
  const lines = [{ text: `… ${hiddenFrames} more frame${hiddenFrames === 1 ? '' : 's'} …` }]
  const node = addNode(flow, { role: 'fold', lines, isOnLoop: true })
  addEdge(flow, { from, to: node, kind: 'call' })
  return node
}
