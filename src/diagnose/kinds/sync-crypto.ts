import { calleeStartsWith, type Kind } from './kind.ts'

export const syncCrypto: Kind = {
  id: 'sync-crypto',
  name: 'synchronous cryptography',
  why: 'Deriving keys and hashing passwords is made to be slow, and the synchronous twin does it on the main thread instead of in the thread pool.',
  matches: (evidence) => calleeStartsWith(evidence, 'crypto.'),
  fixes: ['async-api', 'worker-pool', 'limit-concurrency'],
}
