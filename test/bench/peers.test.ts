import { describe, expect, it } from 'vitest'
import type { Program } from '../../bench/accuracy/truth.ts'
import { rank } from '../../bench/peers/peers/blocked-at.ts'
import { pickPrograms } from '../../bench/peers/pick-programs.ts'
import { readCpuProfile } from '../../bench/peers/read-cpu-profile.ts'
import { failedMark, scoreAnswer } from '../../bench/peers/score-answer.ts'
import { rankBySelfTime } from '../../bench/peers/self-time.ts'
import { tallyOf } from '../../bench/peers/tally.ts'
import { userFile } from '../../bench/peers/user-file.ts'

const folder = '/exam/json-parse'
const program: Pick<Program, 'id' | 'blocks'> = {
  id: 'json-parse',
  blocks: [
    {
      function: 'decode',
      kind: 'json',
      route: 'GET /tiles/:zoom',
      phase: 'request',
      durationMs: [30, 400],
      places: [{ file: 'storage/cache.cjs', line: 18 }],
    },
  ],
}
const clean: Pick<Program, 'id' | 'blocks'> = { id: 'clean-chunks', blocks: [] }
const right = { file: 'storage/cache.cjs', line: 18, function: 'decode', weightMs: 90 }

describe('the marks of a tool', () => {
  it('are full for the exact line, function, route and kind', () => {
    const finding = { ...right, kind: 'json', route: 'GET /tiles/:zoom' }
    const mark = scoreAnswer(program, { isBlocked: true, findings: [finding], evidence: '' })
    expect(mark.blocks).toEqual([
      {
        expected: 'storage/cache.cjs:18',
        said: 'storage/cache.cjs:18 decode',
        ...{ isLine: true, isFunction: true, isFile: true, isRoute: true, isKind: true },
      },
    ])
  })

  it('are in part for the function’s head, and for a path where the tool knows no patterns', () => {
    const finding = { ...right, line: 17, route: '/tiles/4' }
    const [block] = scoreAnswer(program, { isBlocked: true, findings: [finding], evidence: '' }).blocks
    expect(block).toMatchObject({ isLine: false, isFunction: true, isFile: true, isRoute: true, isKind: false })
  })

  it('count only as many places as there are blocks', () => {
    const other = { ...right, file: 'server.cjs', line: 1, function: 'start', weightMs: 200 }
    const [block] = scoreAnswer(program, { isBlocked: true, findings: [other, right], evidence: '' }).blocks
    expect(block).toMatchObject({ isLine: false, isFile: false, said: 'server.cjs:1 start' })
  })

  it('do not hold a route against a tool where no request is to blame', () => {
    const blocks = program.blocks.map((block) => ({ ...block, route: null }))
    const mark = scoreAnswer({ ...program, blocks }, { isBlocked: true, findings: [right], evidence: '' })
    expect(tallyOf([mark])).toMatchObject({ blocks: 1, lines: 1, routes: 0, routed: 0 })
  })

  it('sum up to figures, with false alarms and failures', () => {
    const marks = [
      scoreAnswer(program, { isBlocked: true, findings: [right], evidence: '' }),
      failedMark(program, 'it died'),
      scoreAnswer(clean, { isBlocked: true, findings: [right], evidence: '' }),
    ]
    expect(tallyOf(marks)).toMatchObject({
      ...{ positives: 2, noticed: 1, blocks: 2, lines: 1, negatives: 1, falseAlarms: 1, accused: 1, failures: 1 },
    })
  })

  it('tell a tool that never judges from one that finds nothing', () => {
    const mark = scoreAnswer(program, { isBlocked: undefined, findings: [right], evidence: '' })
    expect(tallyOf([mark])).toMatchObject({ noticed: undefined, falseAlarms: undefined })
  })
})

describe('self time', () => {
  const leaf = { file: 'a.js', function: 'leaf', headLine: 3 }
  const native = { file: undefined, function: 'parse', headLine: 0 }

  it('of a built-in counts for the program’s function that called it, at its head', () => {
    const samples = [
      { stack: [native, leaf], weightMs: 5 },
      { stack: [leaf], weightMs: 2, leafLine: 4 },
      { stack: [native], weightMs: 50 },
    ]
    expect(rankBySelfTime(samples)).toEqual([{ file: 'a.js', line: 3, function: 'leaf', weightMs: 7 }])
  })

  it('is read from a CPU profile, with the line of most ticks, from the given moment on', () => {
    const url = `file://${folder}/a.js`
    const nodes = [
      { id: 1, callFrame: { functionName: '(root)', url: '', lineNumber: -1 }, children: [2] },
      {
        id: 2,
        callFrame: { functionName: 'leaf', url, lineNumber: 2 },
        positionTicks: [
          { line: 4, ticks: 1 },
          { line: 5, ticks: 9 },
        ],
      },
    ]
    const profile = { nodes, startTime: 1000, samples: [2, 2, 1], timeDeltas: [100, 1000, 1000] }
    const samples = readCpuProfile(profile, folder, 2000)
    expect(samples.map(({ weightMs }) => weightMs)).toEqual([1, 1])
    expect(rankBySelfTime(samples)).toEqual([{ file: 'a.js', line: 5, function: 'leaf', weightMs: 1 }])
  })
})

describe('blocked-at’s reports', () => {
  it('are summed by the first frame of the program', () => {
    const stack = [
      '    at AsyncHook.init (/peers/node_modules/blocked-at/index.js:31:11)',
      '    at new Promise (<anonymous>)',
      '    at async Store.read (file:///exam/json-parse/storage/cache.cjs:13:9)',
      '    at file:///exam/json-parse/server.cjs:7:1',
    ]
    const report = { atUs: 0, durationMs: 30, type: 'PROMISE', stack }
    expect(rank([report, report, { ...report, stack: [] }], folder)).toEqual([
      { file: 'storage/cache.cjs', line: 13, function: 'Store.read', weightMs: 60 },
    ])
  })
})

describe('files', () => {
  it.each([
    ['file:///exam/json-parse/a.js', 'a.js'],
    ['/exam/json-parse/a/b.js', 'a/b.js'],
    ['/exam/json-parse/node_modules/x/y.js', undefined],
    ['/exam/other/a.js', undefined],
    ['node:internal/timers', undefined],
    ['', undefined],
  ])('%s: %s', (named, own) => {
    expect(userFile(named, folder)).toBe(own)
  })
})

describe('the programs', () => {
  const programOf = (id: string, kind: string | undefined, truth: object = {}) =>
    ({
      id,
      folder,
      truth: { story: '', entry: 'server.js', blocks: [], ...truth },
      blocks: kind === undefined ? [] : [{ ...program.blocks[0], kind }],
    }) as Program

  it('are thinned out over the kinds, and left out where a truth asks for more than a tool can be given', () => {
    const all = [
      programOf('a', 'json'),
      programOf('b', 'json'),
      programOf('c', undefined),
      programOf('d', 'gc', { warmup: 0 }),
      programOf('e', 'gc', { build: 'tsc' }),
    ]
    const { picked, leftOut } = pickPrograms(all, 3)
    expect(picked.map(({ id, truth }) => [id, truth.warmup])).toEqual([
      ['a', 0.5],
      ['c', 0.5],
      ['d', 0],
    ])
    expect(leftOut).toEqual(['b', 'e'])
  })
})
