import { calleeStartsWith, isSync, type Kind } from './kind.ts'

export const syncZlib: Kind = {
  id: 'sync-zlib',
  name: 'synchronous compression',
  why: 'The synchronous twin compresses on the main thread, from the first byte to the last, instead of in the thread pool.',
  matches: (evidence) => calleeStartsWith(evidence, 'zlib.'),
  fixes: ['async-api', 'smaller-pieces', 'cache-once', 'worker-pool'],
  // A checksum has no twin, but goes on from the one before it.
  fixesFor: ({ callee }) => (isSync(callee) ? syncZlib.fixes : ['smaller-pieces', 'worker-pool']),
  what: 'gzipSync, inflateSync, brotliCompressSync and the like: compressing or expanding a whole buffer in one call.',
  harm: 'Compression costs CPU for every byte, Brotli at its default quality (11) most of all. Expanding is worse than it looks: a few kilobytes that a client sends may grow to gigabytes.',
  signs: [
    'The blocker names zlib.*Sync.',
    'CPU time as long as the stall; the length follows the size of the answer.',
    'Often under a route that builds an export or an archive.',
  ],
  remedy:
    'Use the stream or the promisified call, which work in the thread pool; compress what does not change once, at build time or behind a cache; lower the level (Brotli 4 or 5 for answers made on the fly). Set maxOutputLength where clients send the data.',
  fine: 'For payloads of some kilobytes, and in build steps.',
}
