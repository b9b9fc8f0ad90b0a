/** A node of a tree of stacks while it grows. */
export interface GrowingNode {
  /** -1 for an outermost one. */
  parent: number
  frame: number
  selfMs: number
  stalls: number
  turns: number
}

/** One frame of a way from the outside in. */
export interface Step {
  frame: number
  /** Turns of a recursion that it stands for. */
  turns: number
}

const root = -1

/** Stacks with their time, put together where they are alike from the outside in. */
export class GrowingTree {
  /** A parent stands before its children. */
  readonly nodes: GrowingNode[] = []
  readonly #children = new Map<number, Map<number, number>>()
  /** By node: the last stall that was counted. */
  readonly #lastStall: number[] = []

  /** @returns index of the innermost node; -1 for an empty way */
  walk(steps: readonly Step[], from = root): number {
    let at = from
    for (const step of steps) at = this.#child(at, step)
    return at
  }

  /** Time in the node itself, and its stalls in all nodes round it: a stall's pieces are added one after the other, and count once.
   *  @param stall any number that is its own */
  add(node: number, { selfMs, stalls, stall }: { selfMs: number; stalls: number; stall: number }): void {
    const own = this.nodes[node]
    if (own === undefined) return
    own.selfMs += selfMs
    for (let at = node; at !== root && this.#lastStall[at] !== stall; at = this.nodes[at]?.parent ?? root) {
      this.#lastStall[at] = stall
      const seen = this.nodes[at]
      if (seen !== undefined) seen.stalls += stalls
    }
  }

  /** By node: its own time and that of all inside it. */
  totals(): Float64Array {
    const totals = Float64Array.from(this.nodes, ({ selfMs }) => selfMs)
    for (let index = totals.length - 1; index >= 0; index--) {
      const parent = this.nodes[index]?.parent ?? root
      if (parent !== root) totals[parent] = (totals[parent] ?? 0) + (totals[index] ?? 0)
    }
    return totals
  }

  #child(parent: number, { frame, turns }: Step): number {
    let children = this.#children.get(parent)
    if (children === undefined) {
      children = new Map()
      this.#children.set(parent, children)
    }
    const known = children.get(frame)
    const seen = this.nodes[known ?? -1]
    if (known !== undefined && seen !== undefined) {
      seen.turns = Math.max(seen.turns, turns)
      return known
    }
    const index = this.nodes.push({ parent, frame, selfMs: 0, stalls: 0, turns }) - 1
    children.set(frame, index)
    return index
  }
}
