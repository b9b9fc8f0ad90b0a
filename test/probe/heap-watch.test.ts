import { describe, expect, it } from 'vitest'
import type { RecordingLine } from '../../src/model.ts'
import { createHeapWatch } from '../../src/probe/heap-watch.ts'
import { createSharedBuffers, gauge, openSharedState } from '../../src/probe/shared-state.ts'

function watchHeap(limitBytes: number | undefined) {
  const lines: RecordingLine[] = []
  const state = openSharedState(createSharedBuffers())
  let rssBytes = 500
  const heap = createHeapWatch({
    ...{ name: '1-0', state, limitBytes, rssBytes: () => rssBytes },
    journal: { write: (line) => lines.push(line), flush() {} },
  })
  return {
    ...{ lines, heap },
    told(bytes: number) {
      state.gauges[gauge.heapUsedBytes] = bytes
    },
    grown(bytes: number) {
      rssBytes = 500 + bytes
    },
  }
}

describe('createHeapWatch', () => {
  it('writes a heap that is nearly full at once, then once a second while it grows', () => {
    const { heap, lines, told } = watchHeap(1000)
    for (const [atMs, bytes] of [
      [100, 790],
      [104, 810],
      [108, 900],
      [1200, 950],
      [2400, 950],
    ] as const) {
      told(bytes)
      heap.poll(atMs, false)
    }
    expect(lines).toMatchObject([
      { atMs: 104, usedBytes: 810, limitBytes: 1000 },
      { atMs: 1200, usedBytes: 950 },
    ])
  })

  it("looks at the process's growth only while the loop is late: a heap may fill up in one turn", () => {
    const { heap, lines, grown } = watchHeap(1000)
    grown(850)
    heap.poll(100, false)
    expect(lines).toEqual([])
    heap.poll(104, true)
    expect(lines).toMatchObject([{ atMs: 104, usedBytes: 850 }])
  })

  it('says nothing without a limit', () => {
    const { heap, lines, told } = watchHeap(undefined)
    told(1e12)
    heap.poll(100, true)
    expect(lines).toEqual([])
  })
})
