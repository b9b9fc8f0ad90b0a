import { constants } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import { expect, it } from 'vitest'
import { gcFacts, watchGc } from '../../src/probe/gc.ts'
import { createEventReader, createSharedBuffers, openSharedState } from '../../src/probe/shared-state.ts'

it('puts kind and reason of a collection into the ring, and what a long one left of the heap', async () => {
  const state = openSharedState(createSharedBuffers())
  const read = createEventReader(state)
  watchGc(state, (nowMs) => nowMs)
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  // Enough objects that marking them takes longer than 10 ms.
  const kept = Array.from({ length: 2_000_000 }, (_, index) => ({ index }))
  collect()
  await delay(50)
  const forced: ReturnType<typeof gcFacts>[] = []
  read((_kind, _atMs, durationMs, code, heapBytes) => {
    const facts = gcFacts(code, heapBytes)
    if (facts.kind === 'major' && facts.reason === 'forced' && durationMs > 10) forced.push(facts)
  })
  expect(kept.length).toBe(2_000_000)
  expect(forced.length).toBeGreaterThan(0)
  expect(forced[0]?.heapAfterBytes).toBeGreaterThan(20_000_000)
})

it.each([
  [constants.NODE_PERFORMANCE_GC_MINOR, 0, { kind: 'minor' }],
  [
    constants.NODE_PERFORMANCE_GC_MAJOR,
    constants.NODE_PERFORMANCE_GC_FLAGS_FORCED,
    { kind: 'major', reason: 'forced' },
  ],
  [
    constants.NODE_PERFORMANCE_GC_MAJOR,
    constants.NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY,
    { kind: 'major', reason: 'external memory' },
  ],
  [
    constants.NODE_PERFORMANCE_GC_MAJOR,
    constants.NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE,
    { kind: 'major', reason: 'last resort' },
  ],
  [
    constants.NODE_PERFORMANCE_GC_INCREMENTAL,
    constants.NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE,
    { kind: 'incremental' },
  ],
  [2, 0, { kind: 'unknown' }],
])('reads kind %i with flags %i', (kind, flags, facts) => {
  expect(gcFacts(flags * 32 + kind, 0)).toEqual(facts)
})
