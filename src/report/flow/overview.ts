import { frameName } from '../frame-text.ts'
import { addOutcome } from './add-outcome.ts'
import { addWay, type WayEnd } from './add-way.ts'
import { addEdge, addNode, type Flow } from './graph.ts'
import { impactLines } from './impact-lines.ts'
import { type Layer, layersOf } from './layers.ts'
import type { FlowModel } from './model.ts'
import { operationLines } from './operation-lines.ts'
import {
  type BlockedSide,
  blockedDescription,
  blockedTitle,
  type FreeSide,
  freeDescription,
  freeTitle,
} from './sides.ts'
import { solutionLines } from './solution-lines.ts'
import { layerLines, requestLines } from './step-lines.ts'

/** Before, in a few nodes: request, layers, root cause, impact, solution. */
export function overviewOfBlocked(side: BlockedSide): Flow {
  const flow: Flow = { title: blockedTitle(side), description: blockedDescription(side), nodes: [], edges: [] }
  const end = addLayers(flow, side.model)
  const impact = addNode(flow, {
    role: 'impact',
    lines: impactLines(side),
    isOnLoop: false,
    key: 'impact',
  })
  addEdge(flow, { from: end.node, to: impact, kind: 'impact' }, 'impact')
  const solution = addNode(flow, { role: 'solution', lines: solutionLines(side), isOnLoop: false, key: 'solution' })
  addEdge(flow, { from: impact, to: solution, kind: 'fix' }, 'fix')
  return flow
}

/** After, on the same skeleton: request, layers, what became of it, who gained, where the work went. */
export function overviewOfFree(side: FreeSide): Flow {
  const flow: Flow = { title: freeTitle(side), description: freeDescription(side), nodes: [], edges: [] }
  addOutcome(flow, addLayers(flow, side.model), side, 0)
  return flow
}

function addLayers(flow: Flow, model: FlowModel): WayEnd {
  const { operations } = model
  return addWay<Layer>(flow, layersOf(model.start), {
    request: { role: 'request', lines: requestLines(model), isOnLoop: true, key: 'request' },
    stepNode: (layer) => ({
      role: 'frame',
      lines: layerLines(layer),
      isOnLoop: true,
      key: layer.steps[0].key,
      ...(layer.steps[0].mark === undefined ? {} : { mark: layer.steps[0].mark }),
    }),
    operationNode: (blocker) => ({
      role: 'cause',
      lines: operationLines(blocker, { number: operations.indexOf(blocker) + 1, of: operations.length }),
      isOnLoop: true,
      ...(blocker === operations[0] ? { key: 'outcome' } : {}),
    }),
    leavesBy: ({ steps }) => steps.at(-1)?.leavesBy,
    nameOf: ({ steps }) => frameName((steps.at(-1) ?? steps[0]).frame),
  })
}
