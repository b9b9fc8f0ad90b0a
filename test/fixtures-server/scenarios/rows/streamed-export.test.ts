import { describe, expect, it } from 'vitest'
import { toJsonArray } from '../../../../src/fixtures-server/scenarios/rows/streamed-export.ts'

describe('toJsonArray', () => {
  it.each([
    ['no batch', []],
    ['an empty batch', [[]]],
    ['one batch', [[{ id: 1 }, { id: 2 }]]],
    ['several, and an empty last one', [[{ id: 1 }], [{ id: 2, at: new Date(0), note: null, text: '[",]' }], []]],
    ['an empty one between two', [[{ id: 1 }], [], [{ id: 2 }]]],
  ])('writes what JSON.stringify writes of all rows together: %s', async (_, batches) => {
    const pieces: string[] = []
    for await (const piece of toJsonArray(batches)) pieces.push(piece)
    expect(pieces.join('')).toBe(JSON.stringify(batches.flat()))
  })

  it('asks for no batch before the last one was taken', async () => {
    const asked: number[] = []
    function* batches() {
      for (let n = 1; n <= 3; n++) {
        asked.push(n)
        yield [{ n }]
      }
    }
    const pieces = toJsonArray(batches())
    await pieces.next()
    expect(asked).toEqual([1])
    await pieces.next()
    expect(asked).toEqual([1, 2])
  })
})
