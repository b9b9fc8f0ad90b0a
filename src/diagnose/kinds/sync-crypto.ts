import { calleeStartsWith, type Kind } from './kind.ts'

export const syncCrypto: Kind = {
  id: 'sync-crypto',
  name: 'synchronous cryptography',
  matches: (evidence) => calleeStartsWith(evidence, 'crypto.'),
  fixes: ['async-api', 'worker-pool', 'limit-concurrency'],
}
