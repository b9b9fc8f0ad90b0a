import { describe, expect, it } from 'vitest'
import { cutStall } from '../../src/diagnose/attribute.ts'
import type { CaptureRecord, StallRecord } from '../../src/model.ts'

const stall: StallRecord = { type: 'stall', process: '1', id: 1, startMs: 100, durationMs: 100, watchdogGapMs: 2 }

function interrupt(stack: number, askedAtMs: number, atMs = askedAtMs + 1): CaptureRecord {
  return { type: 'capture', process: '1', stall: 1, askedAtMs, atMs, via: 'interrupt', stack }
}

function back(stack: number, atMs: number): CaptureRecord {
  return {
    type: 'capture',
    process: '1',
    stall: 1,
    askedAtMs: atMs,
    atMs,
    via: 'return',
    callee: 'fs.readFileSync',
    stack,
  }
}

function shape(captures: CaptureRecord[]) {
  return cutStall(stall, captures).map(({ capture, startMs, durationMs, isNative }) => ({
    stack: capture?.stack,
    startMs,
    durationMs,
    isNative,
  }))
}

describe('cutStall', () => {
  it('leaves a stall without a stack unexplained', () => {
    expect(shape([])).toEqual([{ stack: undefined, startMs: 100, durationMs: 100, isNative: false }])
  })

  it('halves the time between two prompt stacks', () => {
    expect(shape([interrupt(1, 115, 116), interrupt(2, 155, 156)])).toEqual([
      { stack: 1, startMs: 100, durationMs: 36, isNative: false },
      { stack: 2, startMs: 136, durationMs: 64, isNative: false },
    ])
  })

  it('gives the time of an unanswered question to the wrapped call that came back in it', () => {
    const pieces = shape([back(9, 190), interrupt(2, 115, 190.4)])
    expect(pieces).toEqual([{ stack: 9, startMs: 100, durationMs: 100, isNative: true }])
  })

  it('waits for the stack of a wrapped call that was interrupted on its way back', () => {
    const pieces = cutStall(stall, [interrupt(2, 115, 188), back(9, 190)], { isInProbe: ({ stack }) => stack === 2 })
    expect(pieces.map(({ capture, durationMs }) => [capture?.stack, durationMs])).toEqual([[9, 100]])
  })

  it('takes the late stack itself when no wrapped call came back', () => {
    expect(shape([interrupt(2, 115, 190)])).toEqual([{ stack: 2, startMs: 100, durationMs: 100, isNative: true }])
  })

  it('does not take a garbage collection for a call', () => {
    const late = interrupt(2, 115, 190)
    const isNative = (collectedMs: number) =>
      cutStall(stall, [late], {
        collectedMs: (fromMs, untilMs) => (fromMs === 115 && untilMs === 190 ? collectedMs : 0),
      })[0]?.isNative
    expect(isNative(72)).toBe(false)
    expect(isNative(40)).toBe(true)
  })

  it('does not let a call that came back without an open question take more than a point', () => {
    const pieces = shape([interrupt(1, 115, 116), back(9, 150), interrupt(1, 160, 161)])
    expect(pieces.find((piece) => piece.stack === 9)?.durationMs).toBeLessThan(25)
    expect(pieces.every((piece) => !piece.isNative)).toBe(true)
  })

  it('gives the gap after a native call to what follows', () => {
    const pieces = shape([back(9, 150), interrupt(2, 115, 150.5), interrupt(3, 180, 181)])
    expect(pieces).toEqual([
      { stack: 9, startMs: 100, durationMs: 50, isNative: true },
      { stack: 3, startMs: 150, durationMs: 50, isNative: false },
    ])
  })

  it('always covers the whole stall', () => {
    const pieces = cutStall(stall, [interrupt(1, 90, 91), back(2, 130), interrupt(3, 131, 170), interrupt(4, 195, 230)])
    expect(pieces.reduce((sum, piece) => sum + piece.durationMs, 0)).toBeCloseTo(100)
    expect(pieces[0]?.startMs).toBe(100)
  })
})
