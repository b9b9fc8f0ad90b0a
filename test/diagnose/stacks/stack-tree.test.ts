import { expect, test } from 'vitest'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { Report, StackTree } from '../../../src/model.ts'
import { type BuiltStall, frame, recordingOf, request } from '../built-recording.ts'

const handler = frame('handler', 'src/routes.js', 9)
const framework = frame('dispatch', 'node_modules/framework/index.js', 7)
const inLoop = [frame('loop', 'src/a.js', 3), handler, framework]
const inSort = [frame('sort', 'src/a.js', 5), handler, framework]
const seenTwice = [
  { atMs: 1_050, frames: inLoop, request },
  { atMs: 1_150, frames: inSort, request },
]

function judged(stalls: readonly BuiltStall[], more: Parameters<typeof recordingOf>[1] = {}): Report {
  return diagnose(recordingOf(stalls, more), '0.0.0')
}

/** `GET /slow/:id > dispatch > handler`, with its own time. */
function waysOf({ frames, nodes }: StackTree): Record<string, number> {
  const wayOf = (index: number): string => {
    const { parent, frame } = nodes[index] as StackTree['nodes'][number]
    const name = frames[frame]?.function ?? ''
    return parent === undefined ? name : `${wayOf(parent)} > ${name}`
  }
  return Object.fromEntries(
    nodes.flatMap(({ selfMs }, index) => (selfMs > 0 ? [[wayOf(index), Math.round(selfMs * 1000) / 1000]] : [])),
  )
}

function allMs({ nodes, smallerMs = 0 }: StackTree): number {
  return nodes.reduce((sum, node) => sum + node.selfMs + (node.smallerMs ?? 0), smallerMs)
}

function treeOf(report: Report): StackTree {
  if (report.stacks === undefined) throw new Error('no tree')
  return report.stacks
}

test('puts stacks together from the route inwards, each with the time that it explains', () => {
  const tree = treeOf(judged([{ startMs: 1_000, durationMs: 200, captures: seenTwice }]))
  expect(waysOf(tree)).toEqual({
    'GET /slow/:id > dispatch > handler > loop': 100,
    'GET /slow/:id > dispatch > handler > sort': 100,
  })
  expect(tree.nodes.map(({ totalMs, stalls }) => [totalMs, stalls])).toEqual([
    [200, 1],
    [200, 1],
    [200, 1],
    [100, 1],
    [100, 1],
  ])
  expect(tree.frames.map(({ owner }) => owner)).toEqual(['route', 'library', 'user', 'user', 'user'])
})

test('gives no time to a call that began while a question was open: what ran before it kept that waiting', () => {
  const back = { callee: 'Buffer.from', via: 'return' as const, calls: 3 }
  const captures = [
    { atMs: 1_050, frames: inLoop, request },
    { ...back, atMs: 1_150, frames: inSort, request, isLater: true },
  ]
  const ways = (isLater: boolean) =>
    waysOf(
      treeOf(
        judged([
          {
            startMs: 1_000,
            durationMs: 200,
            captures: captures.map((one) => ('isLater' in one ? { ...one, isLater } : one)),
          },
        ]),
      ),
    )
  expect(ways(true)).toEqual({ 'GET /slow/:id > dispatch > handler > loop': 200 })
  expect(ways(false)).toEqual({
    'GET /slow/:id > dispatch > handler > loop': 100,
    'GET /slow/:id > dispatch > handler > sort > Buffer.from': 100,
  })
})

test('sums up to the blocked time: with stalls that were seen as others, unseen ones, starved ones and the start', () => {
  const report = judged(
    [
      { startMs: 100, durationMs: 300, captures: seenTwice, record: { isStartup: true } },
      { startMs: 1_000, durationMs: 200, captures: seenTwice },
      { startMs: 2_000, durationMs: 90.25, record: { like: 2 } },
      { startMs: 3_000, durationMs: 40.5 },
      { startMs: 4_000, durationMs: 25, record: { like: 0 } },
      { startMs: 5_000, durationMs: 500, captures: seenTwice, record: { cpuMs: 5, runQueueMs: 490 } },
    ],
    { gc: [{ type: 'gc', process: '1', startMs: 1_110, durationMs: 30, kind: 'major' }] },
  )
  const tree = treeOf(report)
  expect(report.totals.blockedMs).toBe(200 + 90.25 + 40.5 + 25)
  expect(allMs(tree)).toBeCloseTo(report.totals.blockedMs, 6)
  expect(waysOf(tree)).toEqual({
    'GET /slow/:id > dispatch > handler > loop': 145.125,
    'GET /slow/:id > dispatch > handler > sort': 101.587,
    'GET /slow/:id > dispatch > handler > sort > (garbage collection)': 43.537,
    'background work > (no stack was seen)': 65.5,
  })
  const loop = tree.nodes.find(({ frame }) => tree.frames[frame]?.function === 'loop')
  expect(loop?.stalls).toBe(2)
})

test('ends a way with the call that did not return', () => {
  const captures = [{ atMs: 1_199, frames: inLoop, via: 'return' as const, callee: 'fs.readFileSync', request }]
  const tree = treeOf(judged([{ startMs: 1_000, durationMs: 200, captures }]))
  expect(waysOf(tree)).toEqual({ 'GET /slow/:id > dispatch > handler > loop > fs.readFileSync': 200 })
  expect(tree.frames.at(-1)).toEqual({ function: 'fs.readFileSync', file: '', line: 0, owner: 'native' })
})

test('shows a recursion once, with its turns, whatever its depth', () => {
  const deep = (depth: number) => [...Array.from({ length: depth }, () => frame('fib', 'src/fib.js', 2)), handler]
  const captures = [
    { atMs: 1_050, frames: deep(300), request },
    { atMs: 1_150, frames: deep(3), request },
  ]
  const tree = treeOf(judged([{ startMs: 1_000, durationMs: 200, captures }]))
  expect(waysOf(tree)).toEqual({ 'GET /slow/:id > handler > fib': 200 })
  expect(tree.nodes.at(-1)?.turns).toBe(300)
  expect(tree.functions.map(({ selfMs, totalMs }) => [selfMs, totalMs])).toEqual([
    [200, 200],
    [0, 200],
  ])
})

test('counts a function once that is on a stack again further in', () => {
  const walk = frame('walk', 'src/walk.js', 4)
  const frames = [walk, frame('visit', 'src/walk.js', 8), frame('each', 'src/walk.js', 12), walk, handler]
  const tree = treeOf(judged([{ startMs: 1_000, durationMs: 100, captures: [{ atMs: 1_050, frames, request }] }]))
  const walked = tree.functions.find(({ frame }) => tree.frames[frame]?.function === 'walk')
  expect(walked).toMatchObject({ selfMs: 100, totalMs: 100 })
})

test('tells nameless functions of one file apart by their lines', () => {
  const captures = [
    { atMs: 1_050, frames: [frame('', 'src/a.js', 3), handler], request },
    { atMs: 1_150, frames: [frame('', 'src/a.js', 30), handler], request },
    { atMs: 1_250, frames: [frame('named', 'src/a.js', 50), handler], request },
    { atMs: 1_350, frames: [frame('named', 'src/a.js', 51), handler], request },
  ]
  const { functions, frames } = treeOf(judged([{ startMs: 1_000, durationMs: 400, captures }]))
  expect(functions.map(({ frame, selfMs }) => [frames[frame]?.function, frames[frame]?.line, selfMs])).toEqual([
    ['named', 50, 200],
    ['', 3, 100],
    ['', 30, 100],
    ['handler', 9, 0],
  ])
})

test('is left out where nothing was blocked', () => {
  expect(judged([])).not.toHaveProperty('stacks')
})
