import { expect, test } from 'vitest'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { SeenStall, StackTree } from '../../../src/model.ts'
import { type BuiltStall, frame, recordingOf, request } from '../built-recording.ts'

const handler = frame('handler', 'src/routes.js', 9)
const inLoop = [frame('loop', 'src/a.js', 3), handler]
const inRead = [frame('read', 'src/a.js', 7), handler]
const inSort = [frame('sort', 'src/a.js', 5), handler]

function stacksOf(stalls: readonly BuiltStall[], more: Parameters<typeof recordingOf>[1] = {}): StackTree {
  const { stacks } = diagnose(recordingOf(stalls, more), '0.0.0')
  if (stacks === undefined) throw new Error('no tree')
  return stacks
}

function innermost({ nodes, frames }: StackTree, node: number | undefined): string | undefined {
  return frames[nodes[node ?? -1]?.frame ?? -1]?.function
}

test('lists each piece of a stall in order of time, with how it is known', () => {
  const tree = stacksOf([
    {
      startMs: 1_000,
      durationMs: 300,
      captures: [
        { atMs: 1_020, frames: inLoop, request },
        { atMs: 1_040, frames: inLoop, request },
        { atMs: 1_200, askedAtMs: 1_060, frames: inSort, request },
        { atMs: 1_290, frames: inRead, via: 'return', callee: 'fs.readFileSync', detail: '3 MiB', request },
      ],
    },
  ])
  const [seen] = tree.stalls
  expect(seen?.stall).toBe(0)
  expect(seen?.pieces.map((piece) => ({ ...piece, node: innermost(tree, piece.node) }))).toEqual([
    { startMs: 0, durationMs: 50, node: 'loop', evidence: 'interrupt', stacks: 2 },
    { startMs: 50, durationMs: 150, node: 'sort', evidence: 'late', stacks: 1 },
    { startMs: 200, durationMs: 100, node: 'fs.readFileSync', evidence: 'return', stacks: 1, detail: '3 MiB' },
  ])
})

test('stretches what was seen of the stall that it was like, and says so', () => {
  const captures = [
    { atMs: 1_050, frames: inLoop, request },
    { atMs: 1_150, frames: inSort, request },
  ]
  const tree = stacksOf([
    { startMs: 1_000, durationMs: 200, captures },
    { startMs: 3_000, durationMs: 100, record: { like: 1 } },
  ])
  expect(tree.stalls[1]).toMatchObject({ stall: 1, isLike: true })
  expect(tree.stalls[1]?.pieces.map(({ startMs, durationMs }) => [startMs, durationMs])).toEqual([
    [0, 50],
    [50, 50],
  ])
})

test('says what of a piece was garbage collection', () => {
  const tree = stacksOf([{ startMs: 1_000, durationMs: 200, captures: [{ atMs: 1_020, frames: inLoop, request }] }], {
    gc: [{ type: 'gc', process: '1', startMs: 1_100, durationMs: 40, kind: 'major' }],
  })
  expect(tree.stalls[0]?.pieces[0]).toMatchObject({ durationMs: 200, gcMs: 40 })
})

test('tells the start of a program too, which no total counts, and no stall without a stack or of the machine', () => {
  const tree = stacksOf([
    { startMs: 100, durationMs: 400, captures: [{ atMs: 150, frames: inSort }], record: { isStartup: true } },
    { startMs: 1_000, durationMs: 200, captures: [{ atMs: 1_050, frames: inLoop, request }] },
    { startMs: 2_000, durationMs: 100 },
    {
      startMs: 3_000,
      durationMs: 500,
      captures: [{ atMs: 3_050, frames: inLoop, request }],
      record: { cpuMs: 5, runQueueMs: 490 },
    },
  ])
  expect(tree.stalls.map(({ stall }) => stall)).toEqual([0, 1])
  const node = tree.stalls[0]?.pieces[0]?.node
  expect(innermost(tree, node)).toBe('sort')
  expect(tree.nodes[node ?? -1]).toMatchObject({ selfMs: 0, totalMs: 0 })
})

test('keeps the longest 20 pieces of a stall and sums up the others', () => {
  const captures = Array.from({ length: 31 }, (_, index) => ({
    atMs: 1_000 + 5 * (index + 1) + (index > 25 ? (index - 25) * 100 : 0),
    frames: index % 2 === 0 ? inLoop : inSort,
    request,
  }))
  const [seen] = stacksOf([{ startMs: 1_000, durationMs: 1_000, captures }]).stalls
  expect(seen?.pieces).toHaveLength(20)
  expect(sumMs(seen) + (seen?.smallerMs ?? 0)).toBeCloseTo(1_000, 6)
  expect(seen?.pieces.at(-1)?.durationMs).toBeGreaterThan(100)
})

test('of the 200 longest stalls only', () => {
  const stalls = Array.from({ length: 250 }, (_, index): BuiltStall => {
    const startMs = 1_000 + index * 30
    return { startMs, durationMs: 21 + index / 100, captures: [{ atMs: startMs + 10, frames: inLoop, request }] }
  })
  const seen = stacksOf(stalls).stalls.map(({ stall }) => stall)
  expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => 50 + index))
})

function sumMs(seen: SeenStall | undefined): number {
  return (seen?.pieces ?? []).reduce((sum, { durationMs }) => sum + durationMs, 0)
}
