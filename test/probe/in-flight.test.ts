import { describe, expect, it } from 'vitest'
import { openInFlight } from '../../src/probe/in-flight.ts'
import { createSharedBuffers, openSharedState } from '../../src/probe/shared-state.ts'

function inFlight() {
  return openInFlight(openSharedState(createSharedBuffers()))
}

describe('openInFlight', () => {
  it('lists what has not been answered, oldest first', () => {
    const { enter, leave, list } = inFlight()
    enter(1, 10)
    enter(2, 20)
    enter(4097, 30)
    enter(3, 25)
    leave(2)
    expect(list()).toEqual([
      { id: 3, startMs: 25 },
      { id: 4097, startMs: 30 },
    ])
  })

  it('is seen from the other thread', () => {
    const buffers = createSharedBuffers()
    openInFlight(openSharedState(buffers)).enter(7, 1.5)
    expect(openInFlight(openSharedState(buffers)).list()).toEqual([{ id: 7, startMs: 1.5 }])
  })

  it('forgets the oldest of requests that are never answered, such as those whose client hung up', () => {
    const { enter, leave, list } = inFlight()
    for (let id = 1; id <= 30_000; id++) enter(id, id)
    expect(list()).toHaveLength(4096)
    expect(list().at(-1)).toEqual({ id: 30_000, startMs: 30_000 })
    // The answer of one that gave way frees nobody else's place.
    leave(1)
    expect(list()).toHaveLength(4096)
  })
})
