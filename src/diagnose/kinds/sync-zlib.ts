import { calleeStartsWith, type Kind } from './kind.ts'

export const syncZlib: Kind = {
  id: 'sync-zlib',
  name: 'synchronous compression',
  matches: (evidence) => calleeStartsWith(evidence, 'zlib.'),
  fixes: ['async-api', 'cache-once', 'worker-pool'],
}
