import type { StackNode, StackTree } from '../../src/model.ts'
import { type Account, type Figure, groupBy, places, sum } from './traceable-sources.ts'

/** Where the blocked time went, as graph and tables show it: by function, where report.json has it by line. */
export function accountsOfStacks(tree: StackTree | undefined, blockedMs: number): Account[] {
  if (tree === undefined) return []
  const ways = waysOf(tree)
  const byWay = [...groupBy(ways, ({ names }) => names.join('>')).values()]
  const byPair = groupBy(ways.filter(isOutermost), ({ names }) => names.slice(-2).join('>'))
  const ofAll = (ms: number): Figure[] => [
    ['Ms', ms],
    ['share', ms / blockedMs],
  ]
  return [
    {
      how: 'time over all that was blocked',
      figures: [...tree.nodes, ...tree.functions].flatMap(timesOf).flatMap(ofAll),
    },
    {
      how: 'a function under the same others: the sum of its lines',
      figures: byWay.map(together).flatMap(timesOf).flatMap(ofAll),
    },
    {
      how: 'a function with the one that called it: the sum over all that is outside, of a recursion the outer turn alone',
      figures: [...byPair.values()].map(together).flatMap(timesOf).flatMap(ofAll),
    },
    {
      how: 'the least of what one function called, together',
      figures: leastOf(tree, byWay.map(together)).flatMap(ofAll),
    },
    {
      how: 'frames of a stack, and of a row of it that is folded',
      figures: places(Math.max(0, ...ways.map(({ names }) => names.length))),
    },
    {
      how: 'what is left of a long stack',
      figures: ways.map(({ names }) => ['count', names.length - 1 - framesListed]),
    },
    {
      how: 'lines of one function',
      figures: byWay.map((same) => ['count', new Set(same.map(({ line }) => line)).size]),
    },
  ]
}

const framesListed = 40

/** A node with all that is outside of it, each named by its function. */
interface Way extends Pick<StackNode, 'selfMs' | 'totalMs' | 'smallerMs'> {
  names: string[]
  line: number
}

function waysOf({ nodes, frames }: StackTree): Way[] {
  const ways: Way[] = []
  for (const node of nodes) {
    const { function: name = '', file = '', line = 0, owner = 'none' } = frames[node.frame] ?? {}
    const outside = node.parent === undefined ? [] : (ways[node.parent]?.names ?? [])
    ways.push({ ...node, line, names: [...outside, JSON.stringify([name === '' ? line : name, file, owner])] })
  }
  return ways
}

function isOutermost({ names }: Way): boolean {
  return !names.slice(0, -1).includes(names.at(-1) ?? '')
}

function together(same: readonly Way[]): Way {
  const [first] = same
  return {
    ...{ names: first?.names ?? [], line: 0 },
    selfMs: sum(same.map(({ selfMs }) => selfMs)),
    totalMs: sum(same.map(({ totalMs }) => totalMs)),
    smallerMs: sum(same.map(({ smallerMs = 0 }) => smallerMs)),
  }
}

function timesOf({ selfMs, totalMs }: { selfMs: number; totalMs: number }): number[] {
  return [selfMs, totalMs]
}

/** However many of them are drawn: with what is too small for the report, and the ones before it. */
function leastOf({ smallerMs = 0 }: StackTree, functions: readonly Way[]): number[] {
  const siblings = groupBy(functions, ({ names }) => names.slice(0, -1).join('>'))
  const smallerOf = new Map([
    ['', smallerMs],
    ...functions.map((one) => [one.names.join('>'), one.smallerMs ?? 0] as const),
  ])
  const withSiblings = [...siblings].flatMap(([outside, called]) => {
    let restMs = smallerOf.get(outside) ?? 0
    return called.toSorted((one, other) => one.totalMs - other.totalMs).map(({ totalMs }) => (restMs += totalMs))
  })
  return [...smallerOf.values(), ...withSiblings]
}
