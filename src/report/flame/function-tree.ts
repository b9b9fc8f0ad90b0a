import type { StackFrame, StackTree } from '../../model.ts'

/** A function under all that is outside of it, whatever its lines. */
export interface FunctionNode {
  key: string
  /** Its line with most of the time. */
  frame: StackFrame
  /** Different lines that were seen. */
  lines: number
  selfMs: number
  totalMs: number
  /** Called functions that the report does not list, summed. */
  smallerMs: number
  /** Most turns of a recursion that stand for it; 1 without one. */
  turns: number
  /** Most time first. */
  called: FunctionNode[]
}

/** A tree of stacks with one node for the lines of a function, as one looks at it.
 *  @returns the outermost ones, most time first; without what was seen in listed stalls alone, which no total counts */
export function functionTree({ nodes, frames }: Pick<StackTree, 'nodes' | 'frames'>): FunctionNode[] {
  const outermost = new Map<string, Growing>()
  const grown: Growing[] = []
  for (const node of nodes) {
    const frame = frames[node.frame] ?? nowhere
    const outer = node.parent === undefined ? undefined : grown[node.parent]
    const siblings = outer?.inner ?? outermost
    const key = functionKey(frame)
    const known = siblings.get(key) ?? emptyNode(key, frame)
    siblings.set(key, known)
    add(known, frame, node)
    grown.push(known)
  }
  return ordered(outermost)
}

/** Names a function; nameless ones of a file are told apart by their lines. */
export function functionKey({ function: name, file, line, owner }: StackFrame): string {
  return JSON.stringify(name === '' ? [file, line, owner] : [name, file, owner])
}

interface Growing extends Omit<FunctionNode, 'called' | 'lines'> {
  lineMs: number
  seen: Set<number>
  inner: Map<string, Growing>
}

const nowhere: StackFrame = { function: '', file: '', line: 0, owner: 'none' }

function emptyNode(key: string, frame: StackFrame): Growing {
  return {
    ...{ key, frame, selfMs: 0, totalMs: 0, smallerMs: 0, turns: 1 },
    ...{ lineMs: 0, seen: new Set(), inner: new Map() },
  }
}

function add(to: Growing, frame: StackFrame, node: StackTree['nodes'][number]): void {
  const { selfMs, totalMs, smallerMs = 0, turns = 1 } = node
  to.selfMs += selfMs
  to.totalMs += totalMs
  to.smallerMs += smallerMs
  to.turns = Math.max(to.turns, turns)
  to.seen.add(frame.line)
  if (totalMs <= to.lineMs) return
  to.frame = frame
  to.lineMs = totalMs
}

function ordered(siblings: ReadonlyMap<string, Growing>): FunctionNode[] {
  return [...siblings.values()]
    .filter(({ totalMs }) => totalMs > 0)
    .sort((a, b) => b.totalMs - a.totalMs)
    .map(({ lineMs: _, seen, inner, ...node }) => ({ ...node, lines: seen.size, called: ordered(inner) }))
}
