import { calleeStartsWith, isSync, type Kind } from './kind.ts'

/** Without a callback they are synchronous. */
const hasCallback = /^crypto\.(?:random\w+|sign|verify)$/
/** A hash, a signature and a cipher are fed as the data comes. */
const takesPieces = /^crypto\.(?:hash|(?:Hash|Hmac|Sign|Verify|Cipher\w*|Decipher\w*)\.update)$/

export const syncCrypto: Kind = {
  id: 'sync-crypto',
  name: 'synchronous cryptography',
  why: 'Deriving keys and hashing passwords is made to be slow, and the synchronous twin does it on the main thread instead of in the thread pool.',
  matches: (evidence) => calleeStartsWith(evidence, 'crypto.'),
  fixes: ['async-api', 'smaller-pieces', 'worker-pool', 'limit-concurrency'],
  fixesFor({ callee = '' }) {
    if (isSync(callee) || hasCallback.test(callee)) return ['async-api', 'worker-pool', 'limit-concurrency']
    return takesPieces.test(callee)
      ? ['smaller-pieces', 'worker-pool', 'limit-concurrency']
      : ['worker-pool', 'limit-concurrency']
  },
  what: 'A cryptographic call on the main thread: pbkdf2Sync, scryptSync, generateKeyPairSync, a hash over a large buffer, randomBytes without a callback.',
  harm: 'Deriving a key is slow on purpose: its cost is what protects the password. Done synchronously, every log-in takes that time from everybody, and a few log-ins a second are enough to stop the server; an attacker needs no more than a form.',
  signs: [
    'The blocker names crypto.*, often under a log-in or sign-up route.',
    'CPU time as long as the stall itself.',
    'All stalls of it have much the same length, set by iterations or cost, not by load.',
  ],
  remedy:
    'Call the form that takes a callback, promisified: it runs in the thread pool, of four threads unless UV_THREADPOOL_SIZE says otherwise. Large hashes are fed in pieces from a stream. Admit a few derivations at a time.',
  fine: 'Hashing and signing a few kilobytes: microseconds, less than a trip to another thread.',
}
