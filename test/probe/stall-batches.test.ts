import { describe, expect, it } from 'vitest'
import type { CaptureRecord, RawFrame, RecordingLine, StallRecord } from '../../src/model.ts'
import { createStackList } from '../../src/probe/stack-list.ts'
import { createStallBatches } from '../../src/probe/stall-batches.ts'

function frames(line: number, name = 'compute'): RawFrame[] {
  return [
    { function: name, file: '/app/math.js', line, column: 3 },
    { function: 'handler', file: '/app/routes.js', line: 9, column: 3 },
  ]
}

/** What the watchdog does with each stall, and what of it reaches the journal. */
function writeStalls(stalls: { stall: StallRecord; captures: CaptureRecord[] }[], isTight = false) {
  const lines: RecordingLine[] = []
  const write = (line: RecordingLine) => lines.push(line)
  const stacks = createStackList((id, stack) => write({ type: 'stack', process: '1', id, frames: stack }))
  const batches = createStallBatches({ write, isTight: () => isTight }, stacks.shapeOf)
  return {
    lines,
    stacks,
    writeAll(all = stalls) {
      for (const { stall, captures } of all) {
        if (!batches.take(stall, captures)) for (const line of [...captures, stall]) write(line)
      }
      batches.flush()
      return lines
    },
  }
}

function seen(id: number, durationMs: number, more: Partial<CaptureRecord> = {}) {
  const startMs = id * 100
  const stall: StallRecord = {
    ...{ type: 'stall', process: '1', id, startMs, durationMs, watchdogGapMs: 2.345678 },
    ...{ cpuMs: durationMs - 12, runQueueMs: 0.01, measuredMs: durationMs - 12, clockJumpMs: 0.02 },
  }
  const capture: CaptureRecord = {
    ...{ type: 'capture', process: '1', stall: id, atMs: startMs + 17.7, askedAtMs: startMs + 17, via: 'interrupt' },
    ...{ stack: 1, request: { id: 1000 + id, method: 'GET', path: `/a/${id}`, route: '/a/:id' } },
    ...more,
  }
  return { stall, captures: [capture] }
}

describe('createStallBatches', () => {
  it('writes the first ten of a kind with their stacks, and later ones by column', () => {
    const { writeAll, stacks } = writeStalls([])
    stacks.idOf(frames(7))
    const lines = writeAll(Array.from({ length: 13 }, (_, index) => seen(index + 1, 40 - index)))
    expect(lines.filter(({ type }) => type === 'stall')).toHaveLength(10)
    expect(lines.at(-1)).toEqual({
      type: 'stalls',
      process: '1',
      like: [1, 1, 1],
      id: [11, 12, 13],
      startMs: [1100, 1200, 1300],
      durationMs: [30, 29, 28],
      watchdogGapMs: [2.35, 2.35, 2.35],
      cpuMs: [18, 17, 16],
      runQueueMs: [0.01, 0.01, 0.01],
      measuredMs: [18, 17, 16],
      request: [1011, 1012, 1013],
    })
  })

  it('writes a stall that is longer than all before with its stacks: it stands for the rest from then on', () => {
    const { writeAll, stacks } = writeStalls([])
    stacks.idOf(frames(7))
    const all = Array.from({ length: 12 }, (_, index) => seen(index + 1, 30))
    const lines = writeAll([...all, seen(13, 50), seen(14, 49)])
    expect(lines.filter(({ type }) => type === 'stall').at(-1)).toMatchObject({ id: 13 })
    expect(lines.filter(({ type }) => type === 'stalls')).toMatchObject([{ id: [11, 12, 14], like: [1, 1, 13] }])
  })

  it('takes other lines of the same functions for the same, another function or route for another', () => {
    const { writeAll, stacks } = writeStalls([])
    const [one, otherLine, otherName] = [frames(7), frames(8), frames(9, 'other')].map((stack) => stacks.idOf(stack))
    const many = Array.from({ length: 10 }, (_, index) => seen(index + 1, 40, { stack: one ?? 0 }))
    const route = { id: 1, method: 'GET', path: '/b', route: '/b' }
    const lines = writeAll([
      ...many,
      seen(11, 30, { stack: otherLine ?? 0 }),
      seen(12, 30, { stack: otherName ?? 0 }),
      seen(13, 30, { stack: one ?? 0, request: route }),
    ])
    expect(lines.filter(({ type }) => type === 'stalls')).toMatchObject([{ id: [11] }])
  })

  it('writes with its stacks what is not of one piece, slept through, or still open', () => {
    const { writeAll, stacks } = writeStalls([])
    stacks.idOf(frames(7))
    const many = Array.from({ length: 10 }, (_, index) => seen(index + 1, 40))
    const mixed = seen(11, 30)
    mixed.captures.push({ ...(mixed.captures[0] as CaptureRecord), via: 'return', callee: 'JSON.parse' })
    const asleep = seen(12, 30)
    asleep.stall.clockJumpMs = 5_000
    const open = seen(13, 30)
    open.stall.isOpen = true
    const unseen = { ...seen(14, 30), captures: [] }
    const lines = writeAll([...many, mixed, asleep, open, unseen])
    expect(lines.some(({ type }) => type === 'stalls')).toBe(false)
  })

  it('writes every stall by column once the journal has no room for stacks', () => {
    const { writeAll } = writeStalls([], true)
    expect(writeAll([seen(1, 40), seen(2, 50)])).toMatchObject([{ type: 'stalls', like: [0, 0], id: [1, 2] }])
  })

  it('needs less than 15 MB for an hour of a stall every 25 ms', () => {
    const { writeAll, stacks } = writeStalls([])
    for (let line = 0; line < 40; line++) stacks.idOf(frames(line))
    const stalls = Array.from({ length: 144_000 }, (_, index) =>
      seen(index + 1, 20 + (index % 97) / 30, { stack: 1 + (index % 40) }),
    )
    const bytes = writeAll(stalls).reduce((sum, line) => sum + JSON.stringify(line).length + 1, 0)
    expect(bytes).toBeLessThan(15e6)
  })
})
