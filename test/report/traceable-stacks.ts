import type { StackFrame, StackNode, StackTree } from '../../src/model.ts'
import { type Account, type Figure, places, sum } from './traceable-sources.ts'

/** Callers and called functions that are listed one by one. */
const relativesListed = 8

/** Where the blocked time went: the lines of a function are one on the page. */
export function accountsOfStacks(tree: StackTree | undefined, blockedMs: number): Account[] {
  if (tree === undefined) return []
  const time = (ms: number): Figure[] => [
    ['Ms', ms],
    ['share', ms / blockedMs],
  ]
  const byWay = [...groupBy(nodesOf(tree), ({ way }) => way.join('\n')).values()]
  return [
    {
      how: 'a function under what called it: the sum over its lines',
      figures: byWay.flatMap((same) => [
        ...time(sum(same.map(({ node }) => node.totalMs))),
        ...time(sum(same.map(({ node }) => node.selfMs))),
        ['count', new Set(same.map(({ frame }) => frame.line)).size] satisfies Figure,
      ]),
    },
    {
      how: 'what is too small to be drawn: the smallest of what a function called',
      figures: smallest(tree, byWay).flatMap(time),
    },
    {
      how: 'a function’s share of the blocked time',
      figures: tree.functions.flatMap((of) => [...time(of.selfMs), ...time(of.totalMs)]),
    },
    {
      how: 'who called a function, and what it called: sums of both, and of the rest of each',
      figures: relatives(tree).flatMap(time),
    },
    {
      how: 'frames of a stack, and of a row that is folded',
      figures: places(Math.max(0, ...nodesOf(tree).map(({ way }) => way.length))),
    },
  ]
}

interface Placed {
  node: StackNode
  frame: StackFrame
  /** Functions from the outside in, its own last. */
  way: string[]
}

function nodesOf({ nodes, frames }: StackTree): Placed[] {
  const placed: Placed[] = []
  for (const node of nodes) {
    const frame = frames[node.frame] as StackFrame
    const outer = node.parent === undefined ? [] : (placed[node.parent]?.way ?? [])
    placed.push({ node, frame, way: [...outer, functionOf(frame)] })
  }
  return placed
}

function functionOf({ function: name, file, line }: StackFrame): string {
  return name === '' ? `${file}:${line}` : `${file} ${name}`
}

function smallest({ smallerMs = 0 }: StackTree, byWay: readonly Placed[][]): number[] {
  const sums = byWay.map((same) => ({
    outer: same[0]?.way.slice(0, -1).join('\n') ?? '',
    way: same[0]?.way.join('\n') ?? '',
    totalMs: sum(same.map(({ node }) => node.totalMs)),
    smallerMs: sum(same.map(({ node }) => node.smallerMs ?? 0)),
  }))
  const all = [{ way: '', smallerMs }, ...sums]
  const called = groupBy(sums, ({ outer }) => outer)
  return all.flatMap(({ way, smallerMs }) => {
    const smallestFirst = (called.get(way) ?? []).map(({ totalMs }) => totalMs).sort((a, b) => a - b)
    return smallestFirst.reduce((ends, ms) => [...ends, (ends.at(-1) ?? 0) + ms], [smallerMs])
  })
}

/** Of a function inside itself the outer one counts. */
function relatives(tree: StackTree): number[] {
  const outermost = nodesOf(tree).filter(({ way }) => !way.slice(0, -1).includes(way.at(-1) ?? ''))
  const callers = outermost.map(({ node, way }) => ({ of: way.at(-1), other: way.at(-2), ms: node.totalMs }))
  const isOutermost = (way: readonly string[]) => !way.slice(0, -1).includes(way.at(-1) ?? '')
  const called = nodesOf(tree)
    .filter(({ way }) => way.length > 1 && isOutermost(way.slice(0, -1)))
    .map(({ node, way }) => ({ of: way.at(-2), other: way.at(-1), ms: node.totalMs }))
  return [callers, called].flatMap((links) =>
    [...groupBy(links, ({ of }) => String(of)).values()].flatMap((ofOne) => {
      const sums = [...groupBy(ofOne, ({ other }) => String(other)).values()].map((same) =>
        sum(same.map(({ ms }) => ms)),
      )
      const rest = sums.toSorted((a, b) => b - a).slice(relativesListed)
      return [...sums, sum(rest)]
    }),
  )
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const same = groups.get(keyOf(item))
    if (same === undefined) groups.set(keyOf(item), [item])
    else same.push(item)
  }
  return groups
}
