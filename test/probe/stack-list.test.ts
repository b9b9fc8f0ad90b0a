import { expect, it } from 'vitest'
import type { RawFrame } from '../../src/model.ts'
import { createStackList } from '../../src/probe/stack-list.ts'

const frame = (line: number): RawFrame => ({ function: 'f', file: '/app/a.js', line, column: 1 })

it('numbers every different stack, and hands each over once', () => {
  const list = createStackList()
  const handed: [number, number][] = []
  const idOf = (...lines: number[]) => list.idOf(lines.map(frame), (id, frames) => handed.push([id, frames.length]))
  expect([idOf(1, 2), idOf(1, 3), idOf(1, 2), idOf(1), idOf()]).toEqual([1, 2, 1, 3, 4])
  expect(handed).toEqual([
    [1, 2],
    [2, 2],
    [3, 1],
    [4, 0],
  ])
})

it('writes stacks again under new numbers after it has forgotten 20 000', () => {
  const list = createStackList()
  const idOf = (line: number) => list.idOf([frame(line)], () => {})
  for (let line = 1; line <= 20_000; line++) idOf(line)
  expect(idOf(1)).toBe(1)
  expect(idOf(20_001)).toBe(20_001)
  expect(idOf(1)).toBe(20_002)
})
