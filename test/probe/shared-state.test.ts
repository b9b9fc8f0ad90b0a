import { describe, expect, it } from 'vitest'
import {
  createEventReader,
  createSharedBuffers,
  eventKind,
  openSharedState,
  slot,
  writeEvent,
} from '../../src/probe/shared-state.ts'

const capacity = 16_384

function ring() {
  const state = openSharedState(createSharedBuffers())
  const read = createEventReader(state)
  return {
    state,
    write(from: number, count: number) {
      for (let id = from; id < from + count; id++) writeEvent(state, eventKind.request, id / 2, id, id, 3, 200)
    },
    read() {
      const events: number[][] = []
      const lost = read((...event) => events.push(event))
      return { events, lost }
    },
  }
}

describe('the ring of events', () => {
  it('hands over what was written, in order, once', () => {
    const { state, read } = ring()
    writeEvent(state, eventKind.gc, 1.5, 1.75, 4, 0, 0)
    writeEvent(state, eventKind.request, 2.5, 3.5, 7, 1, 404)
    expect(read()).toEqual({
      events: [
        [2, 1.5, 1.75, 4, 0, 0],
        [1, 2.5, 3.5, 7, 1, 404],
      ],
      lost: 0,
    })
    expect(read()).toEqual({ events: [], lost: 0 })
  })

  it('holds as many events as it has room for', () => {
    const { write, read } = ring()
    write(0, capacity)
    const { events, lost } = read()
    expect(lost).toBe(0)
    expect(events.map(([, , , id]) => id)).toEqual(Array.from({ length: capacity }, (_, id) => id))
  })

  it('loses the oldest when it overflows, and says how many', () => {
    const { write, read } = ring()
    write(0, capacity + 100)
    const { events, lost } = read()
    expect(lost).toBe(100)
    expect(events).toHaveLength(capacity)
    expect(events[0]?.[3]).toBe(100)
    expect(events.at(-1)?.[3]).toBe(capacity + 99)
    write(capacity + 100, 1)
    expect(read()).toMatchObject({
      lost: 0,
      events: [[1, (capacity + 100) / 2, capacity + 100, capacity + 100, 3, 200]],
    })
  })

  it('goes round', () => {
    const { write, read } = ring()
    for (let round = 0; round < 5; round++) {
      write(round * 10_000, 10_000)
      const { events, lost } = read()
      expect(lost).toBe(0)
      expect(events.map(([, , , id]) => id)).toEqual(Array.from({ length: 10_000 }, (_, id) => round * 10_000 + id))
    }
  })

  it('goes on where its 32-bit count turns negative, and where it begins again', () => {
    for (const head of [0x7fffffff, -1]) {
      const { state, write } = ring()
      state.flags[slot.head] = head
      // A reader that has read everything so far.
      const read = createEventReader(state)
      read(() => {})
      write(1, 3)
      const ids: number[] = []
      expect(read((_kind, _startMs, _endMs, id) => ids.push(id))).toBe(0)
      expect(ids).toEqual([1, 2, 3])
    }
  })
})
