import { expect, test } from 'vitest'
import { FrameList } from '../../../src/diagnose/stacks/frame-list.ts'
import { GrowingTree } from '../../../src/diagnose/stacks/growing-tree.ts'
import { pruneTree } from '../../../src/diagnose/stacks/prune-tree.ts'

/** `route > handler > work0 … work2999`, of 1 to 3 000 ms; `way` walks there. */
function grown() {
  const frames = new FrameList()
  const tree = new GrowingTree()
  const step = (name: string) => ({
    frame: frames.add({ function: name, file: 'a.js', line: 1, owner: 'user' }),
    turns: 1,
  })
  const way = (nth: number) => [step('route'), step('handler'), step(`work${nth}`)]
  for (let nth = 0; nth < 3_000; nth++) tree.add(tree.walk(way(nth)), { selfMs: nth + 1, stalls: 1, stall: nth })
  return { frames, tree, way, totals: tree.totals() }
}

test('keeps the 2 000 largest nodes, and sums up what is left out where it stood', () => {
  const { frames, tree, totals } = grown()
  const pruned = pruneTree(tree, { frames, totals, wanted: [] })
  expect(pruned.nodes).toHaveLength(2_000)
  expect(pruned.frames).toHaveLength(2_000)
  // 3 000 less the 1 998 that there is room for beside the two round them.
  expect(pruned.nodes[1]).toMatchObject({
    selfMs: 0,
    totalMs: 4_501_500,
    stalls: 3_000,
    smallerMs: (1_002 * 1_003) / 2,
  })
  expect(Math.min(...pruned.nodes.map(({ totalMs }) => totalMs))).toBe(1_003)
  const allMs = pruned.nodes.reduce((sum, { selfMs, smallerMs = 0 }) => sum + selfMs + smallerMs, 0)
  expect(allMs).toBe(4_501_500)
})

test('keeps what is wanted, however small, and names the innermost kept node round what is not', () => {
  const { frames, tree, way, totals } = grown()
  const [first, second] = [tree.walk(way(0)), tree.walk(way(1))]
  const { nodes, nodeOf } = pruneTree(tree, { frames, totals, wanted: [first] })
  expect(nodes).toHaveLength(2_000)
  expect(nodes[nodeOf(first)?.node ?? -1]?.totalMs).toBe(1)
  expect(nodeOf(first)?.isCut).toBe(false)
  expect(nodeOf(second)).toEqual({ node: 1, isCut: true })
})

test('sums up outermost nodes too', () => {
  const frames = new FrameList()
  const tree = new GrowingTree()
  for (let nth = 0; nth < 2_010; nth++) {
    const frame = frames.add({ function: `GET /${nth}`, file: '', line: 0, owner: 'route' })
    tree.add(tree.walk([{ frame, turns: 1 }]), { selfMs: nth < 10 ? 1 : 5, stalls: 1, stall: nth })
  }
  const { nodes, smallerMs } = pruneTree(tree, { frames, totals: tree.totals(), wanted: [] })
  expect(nodes).toHaveLength(2_000)
  expect(smallerMs).toBe(10)
})
