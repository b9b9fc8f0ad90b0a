import type { FunctionNode } from './function-tree.ts'

/** A shorter row takes no more room than the words that stand for it. */
const shortestRow = 3

/** The foreign frames that lead to one another only, from this one on: between a request and the user's code they tell nothing.
 *  @returns the node alone where there is no such row */
export function foldedRow(node: FunctionNode): FunctionNode[] {
  const row = [node]
  if (!isForeign(node)) return row
  for (let last = node; leadsOn(last); ) {
    const next = last.called[0]
    if (next === undefined || !isForeign(next)) break
    row.push(next)
    last = next
  }
  return row.length < shortestRow ? [node] : row
}

function isForeign({ frame }: FunctionNode): boolean {
  return frame.owner === 'library' || frame.owner === 'node'
}

function leadsOn({ called, selfMs, smallerMs }: FunctionNode): boolean {
  return called.length === 1 && selfMs === 0 && smallerMs === 0
}
