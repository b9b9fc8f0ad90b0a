import type { CaptureRecord, Frame, StallRecord } from '../../src/model.ts'

/** A frame of the user's, unless told otherwise: `closest geo.js:5:3`. */
export function frame(text: string, more: Partial<Frame> = {}): Frame {
  const [, name = '', file = '', line = '0', column = '1'] = /^(\S*) (\S*?):(\d+)(?::(\d+))?$/.exec(text) ?? []
  const isNodes = file === '' || file.startsWith('node:')
  return {
    function: name,
    file,
    line: Number(line),
    column: Number(column),
    owner: isNodes ? 'node' : file.includes('node_modules/') ? 'library' : 'user',
    ...more,
  }
}

/** A stall of one length with its captures; stacks are given innermost frame first. */
export function stallOf(
  durationMs: number,
  captured: (Partial<CaptureRecord> & { atMs: number; frames: Frame[] })[],
): { stall: StallRecord; captures: CaptureRecord[]; framesOf: (capture: CaptureRecord) => readonly Frame[] } {
  const stall: StallRecord = { type: 'stall', process: '1', id: 1, startMs: 0, durationMs, watchdogGapMs: 2 }
  const stacks = captured.map((one) => one.frames)
  const captures = captured.map(
    ({ frames: _, ...fields }, index): CaptureRecord => ({
      type: 'capture',
      process: '1',
      stall: 1,
      via: fields.callee === undefined ? 'interrupt' : 'return',
      askedAtMs: fields.atMs,
      stack: index,
      request: { id: 7, method: 'GET', path: '/x' },
      ...fields,
    }),
  )
  return { stall, captures, framesOf: (capture) => stacks[capture.stack] ?? [] }
}

/** A capture of that stall alone, for what does not look at its stack. */
export function captureOf(fields: Partial<CaptureRecord>): CaptureRecord {
  return { type: 'capture', process: '1', stall: 1, via: 'interrupt', atMs: 1, askedAtMs: 1, stack: 1, ...fields }
}
