import { expect, test } from 'vitest'
import type { StackTree } from '../../../src/model.ts'
import { flameGraph } from '../../../src/report/flame/flame-graph.ts'
import { builtTree } from './stacked.ts'

function graphOf(tree: StackTree, blockedMs = 1_000) {
  const graph = flameGraph(tree, blockedMs)
  if (graph === undefined) throw new Error('no graph')
  return graph
}

test('draws each function as wide as its time, below what called it, the lines of a function as one', () => {
  const boxes = graphOf(builtTree).boxes.map(({ name, from, share, depth }) => [
    name,
    Math.round(from * 1000),
    Math.round(share * 1000),
    depth,
  ])
  expect(boxes).toEqual([
    ['All blocked time: 1 s', 0, 1000, 0],
    ['GET /tables', 0, 900, 1],
    ['parserOnIncoming', 0, 900, 2],
    ['handle', 0, 900, 3],
    ['next', 0, 900, 4],
    ['async execute', 0, 750, 5],
    ['Atomics.wait', 0, 660, 6],
    ['(smaller ones)', 0, 10, 7],
    ['(garbage collection)', 660, 40, 6],
    ['(anonymous)', 750, 150, 5],
    ['background work', 900, 100, 1],
    ['(no stack was seen)', 900, 100, 2],
  ])
})

test('folds a row of foreign frames to one line', () => {
  const { boxes, rows, foldedRows } = graphOf(builtTree)
  expect(boxes.find(({ name }) => name === 'parserOnIncoming')).toMatchObject({
    foldedDepth: 2,
    folded: '3 frames of Node.js, router',
  })
  expect(boxes.filter(({ foldedDepth }) => foldedDepth === undefined).map(({ name }) => name)).toEqual([
    'handle',
    'next',
  ])
  expect(boxes.find(({ name }) => name === 'async execute')?.foldedDepth).toBe(3)
  expect([rows, foldedRows]).toEqual([8, 6])
})

test('tells of each box its place, times, share and whose it is', () => {
  const { boxes } = graphOf(builtTree)
  const told = (name: string) => boxes.find((box) => box.name === name)
  expect(told('async execute')).toMatchObject({
    place: 'src/db.ts:31',
    look: 'user',
    facts:
      'own time 50 ms; in all 750 ms, 75 % of the blocked time; your code; seen at 2 lines, here the one with most time',
  })
  expect(told('(anonymous)')?.facts).toContain('a recursion, up to 40 turns')
  expect(told('handle')?.facts).toBe('in all 900 ms, 90 % of the blocked time; library router@2.3.0')
})

test.each([
  ['few', graphOf(builtTree)],
  ['many', graphOf(wideTree(400), (400 * 401) / 2)],
])('keeps each of %s boxes inside the one round it, and beside its neighbours', (_what, { boxes }) => {
  const open: (typeof boxes)[number][] = []
  for (const box of boxes) {
    const outer = open[box.depth - 1]
    const before = open[box.depth]
    open.length = box.depth
    open.push(box)
    if (outer === undefined) continue
    expect(box.from).toBeGreaterThanOrEqual(outer.from - 1e-9)
    expect(box.from + box.share).toBeLessThanOrEqual(outer.from + outer.share + 1e-9)
    if (before !== undefined) expect(box.from).toBeGreaterThanOrEqual(before.from + before.share - 1e-9)
  }
})

test('draws some 400 boxes of very many, and what is left of each function as one', () => {
  const { boxes } = graphOf(wideTree(1_500), (1_500 * 1_501) / 2)
  expect(boxes.length).toBeLessThan(420)
  const rest = boxes.find(({ look }) => look === 'smaller')
  expect(rest?.share).toBeGreaterThan(0.4)
  const below = boxes.filter(({ depth }) => depth === 2)
  expect(below.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
})

test('a stack of 300 frames has 300 rows, and folds where they are foreign', () => {
  const deep = (owner: 'user' | 'library'): StackTree => ({
    frames: Array.from({ length: 300 }, (_, index) => ({ function: `f${index}`, file: 'a.js', line: 1, owner })),
    nodes: Array.from({ length: 300 }, (_, index) => ({
      ...(index === 0 ? {} : { parent: index - 1 }),
      ...{ frame: index, selfMs: index === 299 ? 100 : 0, totalMs: 100, stalls: 1 },
    })),
    functions: [],
    stalls: [],
  })
  expect(graphOf(deep('user'), 100)).toMatchObject({ rows: 301, foldedRows: 301 })
  expect(graphOf(deep('library'), 100)).toMatchObject({ rows: 301, foldedRows: 2 })
})

test('leaves narrow rows of foreign frames folded', () => {
  const { frames, nodes } = builtTree
  const small = nodes.map((node) => ({ ...node, selfMs: node.selfMs / 100, totalMs: node.totalMs / 100 }))
  const { boxes, rows } = graphOf({ frames, nodes: small, functions: [], stalls: [] })
  expect(rows).toBe(6)
  expect(boxes[2]).toMatchObject({ name: '3 frames of Node.js, router', depth: 2, foldedDepth: 2 })
  expect(boxes[3]).toMatchObject({ name: 'async execute', depth: 3, foldedDepth: 3 })
})

test('is none where nothing was blocked', () => {
  expect(flameGraph({ frames: [], nodes: [], functions: [], stalls: [] }, 0)).toBeUndefined()
})

/** `route > work0 …`, of 1 ms, 2 ms … */
function wideTree(functions: number): StackTree {
  const totalMs = (functions * (functions + 1)) / 2
  return {
    frames: [
      { function: 'GET /', file: '', line: 0, owner: 'route' },
      ...Array.from({ length: functions }, (_, index) => ({
        ...{ function: `work${index}`, file: 'a.js', line: index, owner: 'user' as const },
      })),
    ],
    nodes: [
      { frame: 0, selfMs: 0, totalMs, stalls: functions },
      ...Array.from({ length: functions }, (_, index) => ({
        ...{ parent: 0, frame: index + 1, selfMs: index + 1, totalMs: index + 1, stalls: 1 },
      })),
    ],
    functions: [],
    stalls: [],
  }
}
