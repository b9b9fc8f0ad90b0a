import { describe, expect, it } from 'vitest'
import type { RawFrame } from '../../src/model.ts'
import { createLearntStacks } from '../../src/probe/learnt-stacks.ts'

function stack(...names: string[]): RawFrame[] {
  return names.map((name) => ({ function: name, file: `/app/${name}.js`, line: 3, column: 1 }))
}

const slow = { id: 1, method: 'GET', path: '/slow/1', route: '/slow/:id' }
const other = { id: 2, method: 'GET', path: '/other' }

describe('createLearntStacks', () => {
  it('asks for requests to be followed when it sees a stack that it never saw while they were', () => {
    const learnt = createLearntStacks()
    expect(learnt.note(stack('parse', 'slow'), undefined, false)).toBe(true)
  })

  it('is content with a stack that always meant the same route, whatever library frames lie between', () => {
    const learnt = createLearntStacks()
    expect(learnt.note(stack('parse', 'slow'), slow, true)).toBe(false)
    const library = { function: 'run', file: '/app/node_modules/lib/index.js', line: 9, column: 1 }
    const [parse, handler] = stack('parse', 'slow')
    if (parse === undefined || handler === undefined) throw new Error('no frames')
    expect(learnt.note([parse, library, handler], undefined, false)).toBe(false)
  })

  it('never knows a stack that meant several routes', () => {
    const learnt = createLearntStacks()
    learnt.note(stack('parse'), slow, true)
    learnt.note(stack('parse'), other, true)
    learnt.note(stack('parse'), slow, true)
    expect(learnt.note(stack('parse'), undefined, false)).toBe(true)
  })

  it('learns what belongs to no request, too', () => {
    const learnt = createLearntStacks()
    learnt.note(stack('refresh'), undefined, true)
    expect(learnt.note(stack('refresh'), undefined, false)).toBe(false)
  })
})
