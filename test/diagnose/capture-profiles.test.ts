import { expect, test } from 'vitest'
import { captureProfiles } from '../../src/diagnose/capture-profiles.ts'
import { frame, recordingOf } from './built-recording.ts'

const inLoop = [frame('loop', 'src/a.js', 3), frame('handler', 'src/a.js', 9)]
const inSort = [frame('sort', 'src/a.js', 5), frame('handler', 'src/a.js', 9)]

test('gives each stack the time that it explains of its stall', () => {
  const captures = [
    { atMs: 1_050, frames: inLoop },
    { atMs: 1_150, frames: inSort },
  ]
  const [profile] = captureProfiles(recordingOf([{ startMs: 1_000, durationMs: 200, captures }]))
  expect(profile).toMatchObject({ isReported: true, name: 'main process (pid 1)', stallsLeftOut: 0 })
  expect(profile?.stacks.map((stack) => stack.map((step) => step.function))).toEqual([
    ['handler', 'loop'],
    ['handler', 'sort'],
  ])
  expect(profile?.pieces).toEqual([
    { startMs: 1_000, durationMs: 100, stack: 0 },
    { startMs: 1_100, durationMs: 100, stack: 1 },
  ])
})

test('ends a stack with the call that did not return', () => {
  const captures = [{ atMs: 1_199, frames: inLoop, via: 'return' as const, callee: 'fs.readFileSync' }]
  const [profile] = captureProfiles(recordingOf([{ startMs: 1_000, durationMs: 200, captures }]))
  expect(profile?.stacks[0]?.map((step) => step.function)).toEqual(['handler', 'loop', 'fs.readFileSync'])
  expect(profile?.pieces).toEqual([{ startMs: 1_000, durationMs: 200, stack: 0 }])
})

test('blames no stack where none was taken, or the machine is to blame', () => {
  const [profile] = captureProfiles(
    recordingOf([
      { startMs: 1_000, durationMs: 100 },
      {
        startMs: 2_000,
        durationMs: 500,
        record: { cpuMs: 5, runQueueMs: 490 },
        captures: [{ atMs: 2_100, frames: inLoop }],
      },
    ]),
  )
  const names = profile?.pieces.map(({ stack }) => profile.stacks[stack]?.map((step) => step.function))
  expect(names).toEqual([['(no stack was taken)'], ['(the machine gave it no CPU)']])
})

test('stretches the stacks of the stall that another one was seen as', () => {
  const captures = [
    { atMs: 1_050, frames: inLoop },
    { atMs: 1_150, frames: inSort },
  ]
  const like = { startMs: 3_000, durationMs: 100, record: { like: 1 } }
  const [profile] = captureProfiles(recordingOf([{ startMs: 1_000, durationMs: 200, captures }, like]))
  expect(profile?.stacks).toHaveLength(2)
  expect(profile?.pieces.slice(2)).toEqual([
    { startMs: 3_000, durationMs: 50, stack: 0 },
    { startMs: 3_050, durationMs: 50, stack: 1 },
  ])
})

test('keeps the longest stalls of very many and counts the others', () => {
  const stalls = Array.from({ length: 10_500 }, (_, index) => ({ startMs: index * 100, durationMs: 30 + (index % 7) }))
  const [profile] = captureProfiles(recordingOf(stalls))
  expect(profile?.pieces).toHaveLength(10_000)
  expect(profile?.stallsLeftOut).toBe(500)
  const [first, ...rest] = profile?.pieces ?? []
  let endMs = (first?.startMs ?? 0) + (first?.durationMs ?? 0)
  for (const piece of rest) {
    expect(piece.startMs).toBeGreaterThanOrEqual(endMs)
    endMs = piece.startMs + piece.durationMs
  }
})

test('is empty where no process was recorded', () => {
  expect(captureProfiles({ ...recordingOf([]), processes: [] })).toEqual([])
})
