import { calleeStartsWith, type Kind } from './kind.ts'

export const syncWait: Kind = {
  id: 'sync-wait',
  name: 'waiting for another thread',
  matches: (evidence) => calleeStartsWith(evidence, 'Atomics.wait'),
  fixes: ['async-driver', 'async-api', 'worker-pool'],
}
