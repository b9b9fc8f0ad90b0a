import { calleeStartsWith, type Kind } from './kind.ts'

export const syncZlib: Kind = {
  id: 'sync-zlib',
  name: 'synchronous compression',
  why: 'The synchronous twin compresses on the main thread, from the first byte to the last, instead of in the thread pool.',
  matches: (evidence) => calleeStartsWith(evidence, 'zlib.'),
  fixes: ['async-api', 'cache-once', 'worker-pool'],
}
