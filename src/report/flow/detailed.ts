import { frameName } from '../frame-text.ts'
import { addOutcome } from './add-outcome.ts'
import { addWay, type WayEnd } from './add-way.ts'
import { cumulativeLines } from './cumulative-lines.ts'
import { addEdge, addNode, type Flow } from './graph.ts'
import { impactLines } from './impact-lines.ts'
import type { FlowStep } from './model.ts'
import { detailedOperationLines } from './operation-lines.ts'
import {
  type BlockedSide,
  blockedDescription,
  blockedTitle,
  type FreeSide,
  freeDescription,
  freeTitle,
} from './sides.ts'
import { solutionLines } from './solution-lines.ts'
import { requestLines, stepLines } from './step-lines.ts'
import { whyLines } from './why-lines.ts'

/** Queries of the remote end that are shown. */
const queriesShown = 3

/** Before, frame by frame: every function with its promise and its line, each blocking operation in figures, how the wait adds
 *  up, why it happens, what to do. */
export function detailedOfBlocked(side: BlockedSide): Flow {
  const flow: Flow = {
    title: `${blockedTitle(side)}, in detail`,
    description: blockedDescription(side),
    nodes: [],
    edges: [],
  }
  const end = addSteps(flow, side)
  const { operations } = side.model
  const impact = addNode(flow, {
    role: 'impact',
    lines: [...impactLines(side), ...cumulativeLines([...operations, ...side.model.hidden])],
    isOnLoop: false,
    key: 'impact',
  })
  addEdge(flow, { from: end.node, to: impact, kind: 'impact' }, 'cumulative impact')
  const why = addNode(flow, { role: 'why', lines: whyLines(side), isOnLoop: false })
  addEdge(flow, { from: impact, to: why, kind: 'impact' })
  const solution = addNode(flow, { role: 'solution', lines: solutionLines(side), isOnLoop: false, key: 'solution' })
  addEdge(flow, { from: why, to: solution, kind: 'fix' }, 'fix')
  return flow
}

/** After, frame by frame, to where the request leaves the process. */
export function detailedOfFree(side: FreeSide): Flow {
  const flow: Flow = {
    title: `${freeTitle(side)}, in detail`,
    description: freeDescription(side),
    nodes: [],
    edges: [],
  }
  addOutcome(flow, addSteps(flow, side), side, queriesShown)
  return flow
}

function addSteps(flow: Flow, { model, kinds }: Pick<BlockedSide, 'model' | 'kinds'>): WayEnd {
  const { operations } = model
  return addWay<FlowStep>(flow, model.start, {
    request: { role: 'request', lines: requestLines(model), isOnLoop: true, key: 'request' },
    stepNode: (step) => ({
      role: 'frame',
      lines: stepLines(step),
      isOnLoop: true,
      key: step.key,
      ...(step.mark === undefined ? {} : { mark: step.mark }),
    }),
    operationNode: (blocker) => ({
      role: 'cause',
      lines: detailedOperationLines(
        blocker,
        { number: operations.indexOf(blocker) + 1, of: operations.length },
        kinds[blocker.kind].name,
      ),
      isOnLoop: true,
      ...(blocker === operations[0] ? { key: 'outcome' } : {}),
    }),
    leavesBy: (step) => step.leavesBy,
    nameOf: ({ frame }) => frameName(frame),
  })
}
