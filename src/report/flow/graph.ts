import type { Blocker, Frame, LatencySummary, Totals } from '../../model.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import type { LabelLine } from '../mermaid.ts'

/** A way through the program, as measured: what draw-flow.ts draws. */
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
  | 'library'
  | 'fold'
  | 'cause'
  | 'impact'
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
}

export interface FlowEdge {
  /** Indexes into nodes. */
  from: number
  to: number
  kind: 'call' | 'impact' | 'fix' | 'free' | 'socket'
  label?: string
}

/** What a run tells beyond its blockers: a Report is one, and so is a Strategy's median. */
export interface RunSurroundings {
  totals: Totals
  canary?: LatencySummary
}

/** More of the user's frames than this, and the middle is folded. */
const framesShown = 10

/** The request's way through the user's frames to `last`, which is added at the end of it.
 *  @returns the index of `last` */
export function addWay(flow: Flow, way: { request: LabelLine[]; frames: Step[]; last: FlowNode }): number {
  let previous = addNode(flow, { role: 'request', lines: way.request, isOnLoop: true })
  let label: string | undefined
  for (const step of fold(way.frames)) {
    const node = addNode(flow, step.node)
    addEdge(flow, { from: previous, to: node, kind: 'call' }, label)
    previous = node
    label = step.leavesBy
  }
  const last = addNode(flow, way.last)
  addEdge(flow, { from: previous, to: last, kind: 'call' }, label)
  return last
}

/** One frame on the way, and how it went on to the next. */
export interface Step {
  node: FlowNode
  /** `await`, or the package in between; undefined for a plain call. */
  leavesBy: string | undefined
}

/** The user's frames, outermost first. */
export function userSteps(stack: readonly Frame[]): Step[] {
  const at = stack.flatMap((frame, index) => (frame.owner === 'user' ? [index] : []))
  return at.map((index, nth) => {
    const next = at[nth + 1]
    return {
      node: { role: 'frame', lines: frameLines(stack[index] as Frame), isOnLoop: true },
      leavesBy: wayOn(stack, index, next ?? stack.length),
    }
  })
}

/** Name, place and, where the source was found, the line of code. */
function frameLines(frame: Frame): LabelLine[] {
  const lines: LabelLine[] = [
    { text: frameName(frame), mark: 'strong' },
    { text: fileAndLine(frame) || 'file not known' },
  ]
  if (frame.code) lines.push({ text: frame.code, mark: 'faint' })
  return lines
}

export function addNode(flow: Flow, node: FlowNode): number {
  return flow.nodes.push(node) - 1
}

export function addEdge(flow: Flow, edge: FlowEdge, label?: string): void {
  flow.edges.push(label === undefined ? edge : { ...edge, label })
}

/** A stack that began in a request, or what else it belonged to. */
export function requestLines(blocker: Pick<Blocker, 'route' | 'phase'>): LabelLine[] {
  if (blocker.route) return [{ text: blocker.route, mark: 'strong' }]
  if (blocker.phase === 'startup') return [{ text: 'Start of the program', mark: 'strong' }]
  if (blocker.phase === 'background')
    return [{ text: 'Background work', mark: 'strong' }, { text: 'no request ran it' }]
  return [{ text: 'A request', mark: 'strong' }, { text: 'its route is not known' }]
}

function wayOn(stack: readonly Frame[], from: number, to: number): string | undefined {
  const between = stack.slice(from + 1, to)
  const library = to < stack.length ? between.find((frame) => frame.owner === 'library') : undefined
  if (library?.package) return `through ${library.package}`
  return stack[from]?.isAsync ? 'await' : undefined
}

function fold(steps: Step[]): Step[] {
  if (steps.length <= framesShown) return steps
  const head = Math.floor(framesShown / 2)
  const tail = framesShown - head
  const hidden = steps.length - framesShown
  const folded: Step = {
    node: { role: 'fold', lines: [{ text: `… ${hidden} more frames …` }], isOnLoop: true },
    leavesBy: steps[steps.length - tail - 1]?.leavesBy,
  }
  return [...steps.slice(0, head), folded, ...steps.slice(-tail)]
}
