import { expect, test } from 'vitest'
import type { StackTree } from '../../../src/model.ts'
import { functionRows } from '../../../src/report/flame/function-rows.ts'
import { builtTree } from './stacked.ts'

const names = (shares: readonly { frame: { function: string }; totalMs: number }[]) =>
  shares.map(({ frame, totalMs }) => [frame.function, totalMs])

test('tells of a function who called it and what it called, the lines of each as one', () => {
  const rows = functionRows(builtTree)
  expect(rows.map(({ frame, selfMs }) => [frame.function, selfMs])).toEqual([
    ['Atomics.wait', 650],
    ['', 150],
    ['(no stack was seen)', 100],
    ['execute', 50],
    ['(garbage collection)', 40],
    ['parserOnIncoming', 0],
  ])
  expect(names(rows[0]?.callers ?? [])).toEqual([['execute', 660]])
  expect(names(rows[3]?.callers ?? [])).toEqual([['next', 750]])
  expect(names(rows[3]?.called ?? [])).toEqual([
    ['Atomics.wait', 660],
    ['(garbage collection)', 40],
  ])
})

test('counts what a function called inside itself once', () => {
  const frames: StackTree['frames'] = ['walk', 'visit'].map((name) => ({
    ...{ function: name, file: 'a.js', line: 1, owner: 'user' },
  }))
  const node = (frame: number, parent?: number) => ({
    ...(parent === undefined ? {} : { parent }),
    ...{ frame, selfMs: 0, totalMs: 100, stalls: 1 },
  })
  const nodes = [node(0), node(1, 0), node(0, 1), { ...node(1, 2), selfMs: 100 }]
  const functions = [{ frame: 0, selfMs: 0, totalMs: 100 }]
  const [walk] = functionRows({ frames, nodes, functions, stalls: [] })
  expect(names(walk?.called ?? [])).toEqual([['visit', 100]])
  expect(walk?.callers).toEqual([])
})
