import { calleeStartsWith, type Kind } from './kind.ts'

export const syncWait: Kind = {
  id: 'sync-wait',
  name: 'waiting for another thread',
  why: 'Atomics.wait puts the main thread to sleep until another thread wakes it. A function round it may be async: the thread sleeps all the same, the CPU is idle, and every request waits.',
  matches: (evidence) => calleeStartsWith(evidence, 'Atomics.wait'),
  fixes: ['async-driver', 'async-api', 'worker-pool'],
}
