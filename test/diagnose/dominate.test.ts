import { describe, expect, it } from 'vitest'
import { dominate } from '../../src/diagnose/dominate.ts'
import type { Sample } from '../../src/diagnose/samples.ts'
import type { Frame } from '../../src/model.ts'
import { frame } from './built-stall.ts'

const load = frame('load app.js:5:1')
const render = frame('render app.js:9:1')
const unpack = [frame('unpack unpack.js:6:3'), load]
const draw = [frame('draw draw.js:2:3'), render]
const root = frame('handle routes.js:3:1')

describe('functions that take turns', () => {
  it('blames a helper that holds more than half of the time', () => {
    expect(culpritsOf([draw, draw, [render], draw, [render]])).toEqual([['draw']])
  })

  it('blames the caller where no helper holds more than half', () => {
    expect(culpritsOf([unpack, draw, unpack, draw, unpack, draw])).toEqual([['handle']])
  })

  it('counts stacks as well as time: one stack may stand for a time without CPU', () => {
    const samples = samplesOf([draw, draw, draw, [render]]).map((sample, index) =>
      index === 3 ? { ...sample, durationMs: 200 } : sample,
    )
    expect(names(dominate(samples))).toEqual([['draw']])
  })
})

describe('functions that run one after the other', () => {
  it('are culprits of their own', () => {
    expect(culpritsOf([unpack, unpack, unpack, draw, draw, draw])).toEqual([['unpack'], ['draw']])
  })

  it('are told apart from the caller itself', () => {
    expect(culpritsOf([unpack, unpack, [], []])).toEqual([['unpack'], ['handle']])
  })

  it('are one where a single stack is all that was seen of each', () => {
    expect(culpritsOf([unpack, draw])).toEqual([['handle']])
  })
})

/** @param stacks innermost first, below `handle` */
function culpritsOf(stacks: Frame[][]): string[][] {
  return names(dominate(samplesOf(stacks)))
}

function samplesOf(stacks: Frame[][]): Sample[] {
  return stacks.map((frames, index) => ({
    frames: [...frames, root],
    callee: undefined,
    isNative: false,
    startMs: index * 10,
    durationMs: 10,
  }))
}

/** For each group the functions that are blamed, without repeats. */
function names(groups: ReturnType<typeof dominate>): string[][] {
  return groups.map((group) => [
    ...new Set(
      group.flatMap((sample) => (sample.isRest || sample.culprit === undefined ? [] : sample.culprit.function)),
    ),
  ])
}
