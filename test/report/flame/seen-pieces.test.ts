import { expect, test } from 'vitest'
import { seenPieces } from '../../../src/report/flame/seen-pieces.ts'
import { builtTree, stackedReport } from './stacked.ts'

test('tells each piece with what ran, the line of one’s own, and how it is known', () => {
  const [stall] = seenPieces(stackedReport)?.stalls ?? []
  expect(stall).toMatchObject({ index: 13, tookText: '412 ms', note: '' })
  expect(
    stall?.pieces.map(({ fromText, tookText, ran, own, evidence, look }) => [
      ...[fromText, tookText, ran?.function, own?.line, look, evidence],
    ]),
  ).toEqual([
    ['0 ms', '300 ms', 'Atomics.wait', 31, 'native', 'the call came back; 3 MiB'],
    [
      ...['300 ms', '100 ms', '', 7, 'user'],
      'V8 answered from inside the running code (4 stacks); garbage collection 25 ms',
    ],
    ['400 ms', '12 ms', undefined, undefined, 'none', 'no stack was seen'],
  ])
  expect(stall?.pieces.map(({ share }) => Number(share.toFixed(3)))).toEqual([0.727, 0.242, 0.03])
})

test('says where other stacks stand for a stall, and what of it is left out', () => {
  const stall = seenPieces(stackedReport)?.stalls[1]
  expect(stall?.note).toBe(
    'It was seen as an earlier stall was: that one’s stacks stand for it, stretched to its length. Shorter pieces, 48 ms in all, are left out.',
  )
})

test('writes each stack once, innermost first, with turns, packages and what is cut off', () => {
  const { stacks = [] } = seenPieces(stackedReport) ?? {}
  expect(stacks.map(({ title }) => title)).toEqual([
    'Atomics.wait, run by GET /tables (5 frames)',
    '(anonymous), run by GET /tables (4 frames)',
    '(anonymous), run by GET /tables (4 frames)',
  ])
  expect(stacks[0]?.text).toBe(
    [
      '  at Atomics.wait (native)',
      '▶ at async execute (src/db.ts:31)',
      '  at next (node_modules/router/index.js:305) [router@2.3.0]',
      '  at handle (node_modules/router/index.js:187) [router@2.3.0]',
      '  at parserOnIncoming (node:_http_server:1139)',
      '    run by GET /tables',
    ].join('\n'),
  )
  expect(stacks[1]?.text).toContain('▶ at (anonymous) (src/walk.ts:7) (a recursion, up to 40 turns)')
  expect(stacks[2]?.text).toMatch(/^ +… inner frames, too small for the report …\n▶/u)
})

test('keeps the longest stalls where there are more pieces than a page holds, in order of time', () => {
  const pieces = Array.from({ length: 15 }, (_, at) => ({ ...firstPiece, startMs: at * 10, durationMs: 10 }))
  const stalls = Array.from({ length: 20 }, (_, index) => ({ startMs: index * 1_000, durationMs: 100 + index }))
  const stacks = { ...builtTree, stalls: stalls.map((_, stall) => ({ stall, pieces })) }
  const seen = seenPieces({ stacks, stalls })
  expect(seen?.stalls.map(({ index }) => index)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
  expect(seen?.stacks).toHaveLength(1)
})

test('is none in a report without stacks', () => {
  expect(seenPieces({ stalls: stackedReport.stalls })).toBeUndefined()
})

const firstPiece = { node: 6, evidence: 'return', stacks: 1 } as const
