import type { CaptureRecord, Frame, HeaderRecord, RawFrame, StallRecord } from '../../src/model.ts'
import type { ProcessRecording, Recording } from '../../src/recording/recording.ts'

/** A recording of one server, built by hand: no clock, no process. */
export interface BuiltStall {
  startMs: number
  durationMs: number
  captures?: (Partial<CaptureRecord> & { atMs: number; frames: RawFrame[] })[]
  record?: Partial<StallRecord>
}

export const header: HeaderRecord = {
  type: 'recording',
  schema: 'loopcheck.recording/v1',
  loopcheck: '0.0.0',
  createdAt: '2026-01-01T00:00:00.000Z',
  command: ['node', 'server.js'],
  cwd: '/app',
  thresholdMs: 20,
  heartbeatMs: 5,
  includeValues: false,
  probeFolder: 'file:///loopcheck/probe/',
}

/** `frame('handler', 'routes.js', 12)`; a name with node: or an absolute path is taken as it is. */
export function frame(name: string, file: string, line = 1, isAsync = false): RawFrame {
  const path = /^(?:$|node:|wasm:|file:|\/)/.test(file) ? file : `/app/${file}`
  return {
    function: name,
    file: path,
    line: file === '' ? 0 : line,
    column: file === '' ? 0 : 5,
    ...(isAsync ? { isAsync } : {}),
  }
}

export function judgedFrame(name: string, file: string, owner: Frame['owner'], line = 1): Frame {
  return { function: name, file, line, column: 5, owner }
}

export function recordingOf(
  stalls: readonly BuiltStall[],
  more: Partial<ProcessRecording> & { header?: Partial<HeaderRecord> } = {},
): Recording {
  const { header: headerParts, ...parts } = more
  const stacks = new Map(parts.stacks)
  const process: ProcessRecording = {
    process: {
      type: 'process',
      process: '1',
      pid: 1,
      ppid: 0,
      atMs: 0,
      node: 'v24.0.0',
      platform: 'linux',
      arch: 'x64',
      cpuModel: 'cpu',
      cpuCount: 2,
      argv: ['node', '/app/server.js'],
      execArgv: [],
      cwd: '/app',
      wallClockMs: 0,
    },
    maps: new Map(),
    captures: new Map(stalls.map((stall, index) => [index + 1, capturesOf(stall, index + 1, stacks)])),
    stalls: stalls.map((stall, index) => stallOf(stall, index + 1)),
    calls: [],
    requests: [],
    routes: new Map([[0, { type: 'route', process: '1', index: 0, method: 'GET', route: '/slow/:id' }]]),
    listens: [{ type: 'listen', process: '1', atMs: 1, address: '::', port: 3000 }],
    seconds: [],
    gc: [],
    dropped: [],
    children: [],
    end: { type: 'end', process: '1', atMs: 10_000, how: 'exit', code: 0 },
    ...parts,
    stacks,
  }
  return { header: { ...header, ...headerParts }, processes: [process], sent: [], sources: new Map(), damagedLines: 0 }
}

function stallOf({ startMs, durationMs, record = {} }: BuiltStall, id: number): StallRecord {
  return {
    type: 'stall',
    process: '1',
    id,
    startMs,
    durationMs,
    measuredMs: durationMs,
    cpuMs: durationMs,
    runQueueMs: 0,
    watchdogGapMs: 2,
    ...record,
  }
}

function capturesOf({ captures = [] }: BuiltStall, stall: number, stacks: Map<number, RawFrame[]>): CaptureRecord[] {
  return captures.map(({ frames, ...capture }) => {
    const stack = stacks.size + 1
    stacks.set(stack, frames)
    return { type: 'capture', process: '1', stall, askedAtMs: capture.atMs, via: 'interrupt', stack, ...capture }
  })
}

export const request = { id: 7, method: 'GET', path: '/slow/1', route: '/slow/:id' }
