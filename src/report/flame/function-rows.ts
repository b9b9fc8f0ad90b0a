import type { StackFrame, StackTree } from '../../model.ts'
import { type FunctionNode, functionKey, functionTree } from './function-tree.ts'

/** One function with what called it and what it called. */
export interface FunctionRow {
  frame: StackFrame
  selfMs: number
  totalMs: number
  /** Most time first. Of the listed nodes: what is too small for them is missing. */
  callers: Share[]
  called: Share[]
}

export interface Share {
  frame: StackFrame
  totalMs: number
}

/** The functions of a report, most of their own time first, each with its callers and what it called. */
export function functionRows(tree: StackTree): FunctionRow[] {
  const rows = tree.functions.flatMap(({ frame, selfMs, totalMs }): FunctionRow[] => {
    const own = tree.frames[frame]
    return own === undefined ? [] : [{ frame: own, selfMs, totalMs, callers: [], called: [] }]
  })
  const sums = new Map(rows.map((row) => [functionKey(row.frame), { callers: new Shares(), called: new Shares() }]))
  const outside: FunctionNode[] = []
  const walk = (node: FunctionNode): void => {
    const sum = sums.get(node.key)
    // Of a function inside itself the outer one counts.
    if (sum !== undefined && !outside.some(({ key }) => key === node.key)) {
      const caller = outside.at(-1)
      if (caller !== undefined) sum.callers.add(caller.key, caller.frame, node.totalMs)
      for (const { key, frame, totalMs } of node.called) sum.called.add(key, frame, totalMs)
    }
    outside.push(node)
    node.called.forEach(walk)
    outside.pop()
  }
  functionTree(tree).forEach(walk)
  return rows.map((row) => {
    const sum = sums.get(functionKey(row.frame))
    return { ...row, callers: sum?.callers.mostFirst() ?? [], called: sum?.called.mostFirst() ?? [] }
  })
}

class Shares {
  readonly #byKey = new Map<string, Share>()

  add(key: string, frame: StackFrame, totalMs: number): void {
    const known = this.#byKey.get(key)
    if (known === undefined) this.#byKey.set(key, { frame, totalMs })
    else known.totalMs += totalMs
  }

  mostFirst(): Share[] {
    return [...this.#byKey.values()].sort((a, b) => b.totalMs - a.totalMs)
  }
}
