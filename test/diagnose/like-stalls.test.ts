import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Blocker, GcRecord } from '../../src/model.ts'
import { type BuiltStall, frame, recordingOf, request } from './built-recording.ts'

/** Seen with its stack, for request 7. */
const whole: BuiltStall = {
  startMs: 1_000,
  durationMs: 200,
  captures: [{ atMs: 1_050, frames: [frame('handler', 'routes.js', 12)], request }],
}

/** Seen as the whole one was. */
function like(startMs: number, durationMs: number, id: number): BuiltStall {
  return { startMs, durationMs, record: { like: 1, request: id } }
}

function pause(startMs: number, durationMs: number): GcRecord {
  return { type: 'gc', process: '1', startMs, durationMs, kind: 'major' }
}

function blockersOf(stalls: BuiltStall[], gc: GcRecord[] = []): Blocker[] {
  return diagnose(recordingOf(stalls, { gc }), '0.0.0').blockers
}

describe('a stall that was seen as another one was', () => {
  it('counts with its own length and its own request', () => {
    expect(blockersOf([whole, like(2_000, 40, 8), like(3_000, 30, 8)])).toMatchObject([
      { kind: 'js-cpu', count: 3, totalMs: 270, maxMs: 200, p50Ms: 40, requests: 2, cpuMs: 270 },
    ])
  })

  it('counts so, too, with garbage collection in it', () => {
    const gc = [pause(2_010, 10), pause(3_005, 5)]
    expect(blockersOf([whole, like(2_000, 40, 8), like(3_000, 30, 9)], gc)).toMatchObject([
      { kind: 'js-cpu', count: 3, totalMs: 270, maxMs: 200, p50Ms: 40, requests: 3, cpuMs: 270, gcMs: 15 },
    ])
  })

  it('counts so, too, where the other one had garbage collection in it', () => {
    expect(blockersOf([whole, like(2_000, 40, 8)], [pause(1_010, 10)])).toMatchObject([
      { kind: 'js-cpu', count: 2, totalMs: 240, maxMs: 200, requests: 2, gcMs: 10 },
    ])
  })

  it("is the collector's when most of it was collecting, whatever the other one was", () => {
    const gc = [pause(2_005, 30), pause(3_005, 20)]
    expect(blockersOf([whole, like(2_000, 40, 8), like(3_000, 30, 9), like(4_000, 25, 8)], gc)).toMatchObject([
      { kind: 'js-cpu', count: 2, totalMs: 225, requests: 2 },
      { kind: 'gc', count: 2, totalMs: 70, maxMs: 40, requests: 2, detail: '1 pause, longest 30 ms (major)' },
    ])
  })

  it('blocks as much in all blockers as in the totals', () => {
    const stalls = [
      whole,
      ...Array.from({ length: 50 }, (_, index) => like(2_000 + index * 100, 25 + index, 8 + index)),
    ]
    const gc = Array.from({ length: 50 }, (_, index) => pause(2_003 + index * 100, index))
    const { totals, blockers } = diagnose(recordingOf(stalls, { gc }), '0.0.0')
    const sum = (figure: (blocker: Blocker) => number) => blockers.reduce((total, one) => total + figure(one), 0)
    expect(sum(({ count }) => count)).toBe(totals.stalls)
    expect(sum(({ totalMs }) => totalMs)).toBeCloseTo(totals.blockedMs)
    expect(sum(({ requests }) => requests ?? 0)).toBe(51)
  })
})
