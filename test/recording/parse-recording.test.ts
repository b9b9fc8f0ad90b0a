import { describe, expect, it } from 'vitest'
import { LoopcheckError } from '../../src/errors.ts'
import type { CaptureRecord, HeaderRecord, ProcessRecord, RecordingLine, StallRecord } from '../../src/model.ts'
import { parseRecording } from '../../src/recording/parse-recording.ts'

const header: HeaderRecord = {
  type: 'recording',
  schema: 'loopcheck.recording/v1',
  loopcheck: '1.0.0',
  createdAt: '2026-01-01T00:00:00.000Z',
  command: ['node', 'server.js'],
  cwd: '/app',
  thresholdMs: 20,
  heartbeatMs: 5,
  includeValues: false,
  probeFolder: 'file:///probe/',
}

const process = (name: string): ProcessRecord => ({
  type: 'process',
  process: name,
  pid: Number(name),
  ppid: 1,
  atMs: 10,
  node: 'v22.0.0',
  platform: 'linux',
  arch: 'x64',
  cpuModel: 'a CPU',
  cpuCount: 2,
  argv: ['node', '/app/server.js'],
  execArgv: [],
  cwd: '/app',
  wallClockMs: 0,
})

const stall = (id: number, startMs: number, more: Partial<StallRecord> = {}): StallRecord => ({
  type: 'stall',
  process: '1',
  id,
  startMs,
  durationMs: 100,
  watchdogGapMs: 2,
  ...more,
})

/** A stall that was read has no fields of its own. */
function fieldsOf(stall: StallRecord): Record<keyof StallRecord, unknown> {
  return {
    ...{ type: stall.type, process: stall.process, id: stall.id, like: stall.like, request: stall.request },
    ...{ startMs: stall.startMs, durationMs: stall.durationMs, isOpen: stall.isOpen, isStartup: stall.isStartup },
    ...{ cpuMs: stall.cpuMs, runQueueMs: stall.runQueueMs, helpersCpuMs: stall.helpersCpuMs },
    ...{ measuredMs: stall.measuredMs, watchdogGapMs: stall.watchdogGapMs, clockJumpMs: stall.clockJumpMs },
    watchdogQueueMs: stall.watchdogQueueMs,
  }
}

const capture = (stallId: number, atMs: number): CaptureRecord => ({
  type: 'capture',
  process: '1',
  stall: stallId,
  atMs,
  askedAtMs: atMs,
  via: 'interrupt',
  stack: 1,
})

function parse(lines: readonly (RecordingLine | string)[], ending = '\n') {
  return parseRecording(
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') + ending,
    'a.jsonl',
  )
}

function codeOf(parsing: () => unknown): string | undefined {
  try {
    parsing()
  } catch (error) {
    if (error instanceof LoopcheckError) return `${error.code}: ${error.message}`
    throw error
  }
  return undefined
}

describe('parseRecording', () => {
  it('sorts the lines of several processes', () => {
    const { processes, header: read } = parse([
      header,
      process('1'),
      process('2'),
      stall(1, 50),
      { type: 'listen', process: '2', atMs: 60, address: '127.0.0.1', port: 80 },
    ])
    expect(read).toEqual(header)
    expect(processes.map(({ stalls, listens }) => [stalls.length, listens.length])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('takes the last line of a stall that was written while it was open', () => {
    const [first] = parse([
      header,
      process('1'),
      stall(1, 50, { durationMs: 500, isOpen: true }),
      stall(2, 900),
      stall(1, 50, { durationMs: 1000, isOpen: true }),
      stall(1, 52.5, { durationMs: 1200 }),
    ]).processes
    expect(first?.stalls.map(fieldsOf)).toEqual([stall(1, 52.5, { durationMs: 1200 }), stall(2, 900)])
  })

  it('takes a stall that was written while it was open from where it was written with others', () => {
    const batch = { like: [0], id: [1], startMs: [52.5], durationMs: [1200], watchdogGapMs: [2], request: [-1] }
    const [first] = parse([
      header,
      process('1'),
      stall(1, 50, { durationMs: 500, isOpen: true }),
      { type: 'stalls', process: '1', ...batch },
    ]).processes
    expect(first?.stalls.map(fieldsOf)).toEqual([stall(1, 52.5, { durationMs: 1200, like: 0 })])
    expect(first?.stalls.length).toBe(1)
  })

  it('keeps every figure of a stall as it was written', () => {
    const figures = {
      cpuMs: 1 / 3,
      runQueueMs: 0,
      helpersCpuMs: 12.34,
      measuredMs: 90.5,
      clockJumpMs: -0.25,
      watchdogQueueMs: 7,
    }
    const full = stall(7, 40_000_000.01, { ...figures, isStartup: true, isOpen: true })
    const [first] = parse([header, process('1'), stall(6, 50), full]).processes
    expect(first?.stalls.map(fieldsOf)).toEqual([stall(6, 50), full])
  })

  it('takes stalls apart that were written together', () => {
    const [first] = parse([
      header,
      process('1'),
      stall(1, 50),
      {
        ...{ type: 'stalls', process: '1', like: [1, 1], id: [2, 3], startMs: [200, 400], durationMs: [30, 40] },
        ...{ watchdogGapMs: [2, 2], cpuMs: [9, 8], request: [17, -1] },
      },
      stall(4, 300),
    ]).processes
    expect(first?.stalls.map(fieldsOf)).toEqual([
      stall(1, 50),
      stall(2, 200, { durationMs: 30, cpuMs: 9, like: 1, request: 17 }),
      stall(4, 300),
      stall(3, 400, { durationMs: 40, cpuMs: 8, like: 1 }),
    ])
    expect(first?.stalls.at(-1)?.id).toBe(3)
  })

  it('sums the routes of the judged seconds up', () => {
    const second = { type: 'second', process: '1', beats: 1, cpuMs: 1, rssBytes: 1 } as const
    const [first] = parse([
      { ...header, window: { startMs: 1500, endMs: 3000 } },
      process('1'),
      { ...second, atMs: 1000, routes: [[0, 9, 9, 9]] },
      {
        ...second,
        atMs: 2000,
        routes: [
          [0, 1, 5, 5],
          [1, 2, 6, 4],
        ],
      },
      { ...second, atMs: 3000, routes: [[0, 3, 9, 7]] },
    ]).processes
    expect([...(first?.routeFigures ?? [])]).toEqual([
      [0, { answered: 4, totalMs: 14, maxMs: 7 }],
      [1, { answered: 2, totalMs: 6, maxMs: 4 }],
    ])
    expect(first?.seconds.map(({ routes }) => routes)).toEqual([[[-1, 9, 9, 9]], [[-1, 3, 11, 5]], [[-1, 3, 9, 7]]])
  })

  it('orders stalls and their captures by time', () => {
    const [first] = parse([header, process('1'), stall(2, 300), stall(1, 50), capture(1, 70), capture(1, 60)]).processes
    expect(first?.stalls.map(({ id }) => id)).toEqual([1, 2])
    expect(first?.captures.get(1)?.map(({ atMs }) => atMs)).toEqual([60, 70])
  })

  it('keeps the last figures, and everything the command itself wrote', () => {
    const sent = { type: 'sent', target: [0], sentMs: [1], answeredMs: [2], status: [200] } as const
    const recording = parse([
      header,
      process('1'),
      { type: 'cost', process: '1', startupMs: 1, captureMs: 1, captures: 1 },
      { type: 'cost', process: '1', startupMs: 1, captureMs: 2, captures: 2 },
      { ...sent, target: [0], sentMs: [1], answeredMs: [2], status: [200] },
      { type: 'exit', atMs: 99, code: 0, signal: null, isOurs: true },
      { type: 'source', at: 'a.js:1:2', file: '/app/a.ts', line: 3, column: 4 },
      { ...header, window: { startMs: 20, endMs: 90 } },
    ])
    expect(recording.processes[0]?.cost?.captures).toBe(2)
    expect(recording).toMatchObject({
      exit: { atMs: 99 },
      header: { window: { startMs: 20, endMs: 90 } },
      sent: [sent],
    })
    expect(recording.sources.get('a.js:1:2')?.file).toBe('/app/a.ts')
  })

  it.each([
    ['a last line that was cut off', [header, process('1'), '{"type":"stall","proc'], ''],
    ['a line that two writers spoilt', [header, '{"type":"st{"type":"gc"}', process('1')], '\n'],
    ['a line that is no record', [header, '42', process('1')], '\n'],
    ['null', [header, 'null', process('1')], '\n'],
    ['a record without a type', [header, '{"process":"1"}', process('1')], '\n'],
    ['a process that never introduced itself', [header, process('1'), { ...stall(1, 5), process: '9' }], '\n'],
  ])('counts %s, and reads the rest', (_what, lines, ending) => {
    const recording = parse(lines, ending)
    expect(recording.damagedLines).toBe(1)
    expect(recording.processes).toHaveLength(1)
  })

  it('reads a last line without its newline, and passes over empty ones', () => {
    const recording = parse([header, '', process('1')], '')
    expect(recording).toMatchObject({ damagedLines: 0, processes: [{ process: { pid: 1 } }] })
  })

  it('refuses what has no header', () => {
    const refusal = 'bad-recording: a.jsonl is not a loopcheck recording: its header line is missing.'
    expect(codeOf(() => parse([process('1')]))).toBe(refusal)
    expect(codeOf(() => parse([]))).toBe(refusal)
    expect(codeOf(() => parse(['<html>']))).toBe(refusal)
  })

  it('refuses another schema, and names both', () => {
    const other = JSON.stringify({ ...header, schema: 'loopcheck.recording/v9' })
    expect(codeOf(() => parse([other]))).toBe(
      'other-recording-version: a.jsonl is a recording of version 9; this loopcheck reads version 1. Read it with the one that wrote it: npx loopcheck@1.0.0 report a.jsonl',
    )
    const strange = JSON.stringify({ ...header, schema: 'loopcheck.recording/v0', loopcheck: '1.0.0; echo' })
    expect(codeOf(() => parse([strange]))).toMatch(
      /this loopcheck reads version 1\. Read it with the loopcheck that wrote it\.$/,
    )
  })

  it('refuses a header of another schema, and one that is not whole', () => {
    const other = JSON.stringify({ ...header, schema: 'mine/v1' })
    expect(codeOf(() => parse([other]))).toBe(
      'bad-recording: a.jsonl is not a loopcheck recording: its schema is "mine/v1".',
    )
    const { cwd: _, probeFolder: __, ...rest } = header
    expect(codeOf(() => parse([JSON.stringify(rest)]))).toBe(
      'bad-recording: a.jsonl is not a loopcheck recording: its header lacks cwd, probeFolder.',
    )
  })

  it.each([
    ['', 'it is empty'],
    ['{"type":"recording","schema":"loopch', 'its header line was cut off'],
    [
      '{\n  "schema": "loopcheck.report/v1"',
      'it is a report, which was made of one; give the recording.jsonl of the run',
    ],
    [
      '{\n  "schema": "loopcheck.comparison/v1"',
      'it is a comparison of several runs; give the recording.jsonl of one of them',
    ],
    ['PK\u0003\u0004', 'it is a ZIP archive; unpack it first'],
  ])('says what %j is', (text, why) => {
    expect(codeOf(() => parseRecording(text, 'a'))).toBe(`bad-recording: a is not a loopcheck recording: ${why}.`)
  })
})
