import type { LabelLine } from '../mermaid.ts'
import type { FlowMark } from './model.ts'

/** A flow as nodes and edges: what draw-flow.ts writes. */
export interface Flow {
  title: string
  /** One sentence, for those who cannot see the diagram. */
  description: string
  nodes: FlowNode[]
  edges: FlowEdge[]
}

export type FlowRole =
  | 'request'
  | 'frame'
  | 'fold'
  | 'cause'
  | 'impact'
  | 'why'
  | 'solution'
  | 'fixed'
  | 'unfixed'
  | 'gain'
  | 'remote'

export interface FlowNode {
  role: FlowRole
  lines: LabelLine[]
  /** Drawn within the main thread's lane. */
  isOnLoop: boolean
  /** Nodes of two flows with the same key are drawn with the same id. */
  key?: string
  /** How it differs from the other side of a comparison. */
  mark?: FlowMark
}

export interface FlowEdge {
  /** Indexes into nodes; from is the smaller. */
  from: number
  to: number
  kind: 'call' | 'back' | 'impact' | 'fix' | 'free' | 'socket'
  label?: string
}

/** @returns the node's index */
export function addNode(flow: Flow, node: FlowNode): number {
  return flow.nodes.push(node) - 1
}

export function addEdge(flow: Flow, edge: Omit<FlowEdge, 'label'>, label?: string): void {
  flow.edges.push(label === undefined ? edge : { ...edge, label })
}
