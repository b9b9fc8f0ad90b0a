import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import { endingOf, endingWords } from '../../src/diagnose/endings.ts'
import type { ChildRecord, ExitRecord, SecondRecord } from '../../src/model.ts'
import type { ProcessRecording } from '../../src/recording/recording.ts'
import { recordingOfProcesses } from './built-processes.ts'

const exit: ExitRecord = { type: 'exit', atMs: 10_000, code: 0, signal: null, isOurs: false, pid: 1 }
const asked: ExitRecord = { ...exit, isOurs: true, askedAtMs: 9000 }

function secondAt(atMs: number): SecondRecord {
  return { type: 'second', process: '2-0', atMs, beats: 200, cpuMs: 10, rssBytes: 1e6, routes: [] }
}

function childEnd(pid: number, facts: Partial<ChildRecord>): ChildRecord {
  return { type: 'child', process: '1-0', atMs: 8000, pid, code: null, signal: null, ...facts }
}

/** A command (pid 1) and its child (pid 2, ppid 1), which left no last word. */
function endOfChild(facts: {
  exit?: ExitRecord
  children?: ChildRecord[]
  child?: Partial<ProcessRecording>
  ppid?: number
}) {
  const { end: _, ...lastWordless } = recordingOfProcesses([
    {
      record: { process: '2-0', pid: 2, ppid: facts.ppid ?? 1, atMs: 0 },
      more: { seconds: [secondAt(8000)], ...facts.child },
    },
  ]).processes[0] as ProcessRecording
  const child: ProcessRecording = {
    ...lastWordless,
    ...(facts.child?.end === undefined ? {} : { end: facts.child.end }),
  }
  const recording = recordingOfProcesses(
    [{ record: { process: '1-0', pid: 1, ppid: 0, atMs: 0 }, more: { children: facts.children ?? [] } }],
    facts.exit === undefined ? {} : { exit: facts.exit },
  )
  recording.processes.push(child)
  return endingOf(recording, child)
}

const heap = { type: 'heap', process: '2-0', atMs: 7900, usedBytes: 45 * 2 ** 20, limitBytes: 48 * 2 ** 20 } as const

describe('how a process ended', () => {
  it('is what its parent saw', () => {
    expect(endOfChild({ exit, children: [childEnd(2, { signal: 'SIGSEGV' })] })).toEqual({
      ...{ how: 'signal', signal: 'SIGSEGV', text: 'was ended by SIGSEGV' },
    })
    expect(endOfChild({ exit, children: [childEnd(2, { code: 3 })] })).toMatchObject({ how: 'exit', code: 3 })
  })

  it('is not what happened to an earlier process of the same pid', () => {
    const earlier = childEnd(2, { atMs: -5, signal: 'SIGKILL' })
    expect(endOfChild({ exit, children: [earlier] })).toMatchObject({ how: 'unknown' })
  })

  it("is read from a shell's exit code", () => {
    const children = [childEnd(5, { code: 134 })]
    expect(endOfChild({ exit, children, ppid: 5 })).toMatchObject({ how: 'signal', signal: 'SIGABRT' })
    expect(endOfChild({ exit, children, ppid: 5, child: { heap } })).toMatchObject({ how: 'out-of-memory' })
    expect(endOfChild({ exit, children: [childEnd(5, { code: 1 })], ppid: 5 })).toMatchObject({ how: 'unknown' })
  })

  it('is likely a full heap only when an abort, or nothing, was seen soon after it', () => {
    const by = (signal: string | null, atMs: number) =>
      endOfChild({ exit, children: [childEnd(2, { signal })], child: { heap: { ...heap, atMs } } }).how
    expect(by('SIGABRT', 7900)).toBe('out-of-memory')
    expect(by('SIGABRT', 1000)).toBe('signal')
    expect(by('SIGKILL', 7900)).toBe('signal')
    expect(endOfChild({ exit, child: { heap } })).toMatchObject({
      how: 'out-of-memory',
      text: expect.stringContaining('45 MiB'),
    })
  })

  it('is our doing when it fell silent as we stopped the program, not when it was silent long before', () => {
    expect(endOfChild({ exit: asked })).toMatchObject({ how: 'stopped' })
    expect(endOfChild({ exit: asked, child: { seconds: [secondAt(2000)] } })).toMatchObject({ how: 'unknown' })
    expect(endOfChild({ exit: asked, children: [childEnd(2, { atMs: 9100, signal: 'SIGTERM' })] }).how).toBe('stopped')
    expect(endOfChild({ exit: asked, children: [childEnd(2, { atMs: 8000, signal: 'SIGTERM' })] }).how).toBe('signal')
  })

  it('is our doing when it took our signal for a reason to exit', () => {
    const end = { type: 'end', process: '2-0', atMs: 9100, how: 'exit', code: 143 } as const
    expect(endOfChild({ exit: asked, child: { end } })).toMatchObject({ how: 'stopped', code: 143 })
    expect(endOfChild({ exit: asked, child: { end: { ...end, atMs: 8900 } } })).toMatchObject({
      how: 'exit',
      code: 143,
    })
  })

  it('is no uncaught exception when the program lived on for long after it', () => {
    const uncaught = {
      type: 'uncaught',
      process: '2-0',
      atMs: 100,
      origin: 'uncaughtException',
      name: 'Error',
    } as const
    const end = { type: 'end', process: '2-0', atMs: 5000, how: 'exit', code: 1 } as const
    expect(endOfChild({ exit, child: { uncaught, end } })).toMatchObject({ how: 'exit', code: 1 })
    expect(endOfChild({ exit, child: { uncaught, end: { ...end, atMs: 300 } } })).toMatchObject({ how: 'uncaught' })
  })

  it('is told for the first few, and counted for the rest', () => {
    const bad = { who: 'It', end: { how: 'exit', code: 1, text: 'ended with exit code 1' } } as const
    const good = { who: 'It', end: { how: 'exit', code: 0, text: 'ended with exit code 0' } } as const
    expect(endingWords([bad, good, bad, bad], 2)).toEqual([
      ...['It ended with exit code 1.', 'It ended with exit code 1.', '1 more ended in ways like these.'],
    ])
    expect(endingWords([good], 2)).toEqual([])
  })

  it('is one notice where the program is one process', () => {
    const { notices } = diagnose(
      recordingOfProcesses([
        {
          record: { process: '1-0', pid: 1 },
          more: { end: { type: 'end', process: '1-0', atMs: 9, how: 'exit', code: 5 } },
        },
      ]),
      'test',
    )
    expect(notices.filter(({ kind }) => kind === 'process-ended').map(({ text }) => text)).toEqual([
      'The program ended with exit code 5. The report covers what was recorded until then.',
    ])
  })
})
