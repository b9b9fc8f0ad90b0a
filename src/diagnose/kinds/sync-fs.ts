import { calleeStartsWith, type Kind } from './kind.ts'

const isWrite = /^fs\.(?:append|write|copy|cp|rm|unlink|mkdir|mkdtemp|rename|truncate|fsync|ch|utimes|link|symlink)/

export const syncFs: Kind = {
  id: 'sync-fs',
  name: 'synchronous file access',
  why: 'The call returns when the disk has answered. Until then the one thread that runs JavaScript does nothing else: no other request is read or answered.',
  matches: (evidence) => calleeStartsWith(evidence, 'fs.'),
  fixes: ['async-api', 'cache-once', 'load-at-start', 'smaller-pieces'],
  // What is written cannot be kept or written beforehand.
  fixesFor: ({ callee }) => (isWrite.test(callee ?? '') ? ['async-api', 'smaller-pieces'] : syncFs.fixes),
  what: 'A file call that returns only when the disk has answered: fs.readFileSync, writeFileSync, readdirSync, existsSync and their kin. The thread that runs all of your JavaScript stands in the kernel meanwhile.',
  harm: 'The disk is slower than memory by orders of magnitude, and slowest when it is shared: a network volume, a cold page cache or a container at its I/O limit turns a call of microseconds into one of hundreds of milliseconds, and every request waits for it.',
  signs: [
    'The blocker names an fs.*Sync call, with the file and its size where they were seen.',
    'Little CPU time in the stall: the thread waited. Much, when a large file is copied into one string.',
    'It comes and goes with the page cache: the first request after a deployment is the worst.',
  ],
  remedy:
    'Await the same call from node:fs/promises. A file that every request reads belongs into memory: read it at start, or keep it for a while. A large one is streamed.',
  fine: 'Before the server listens, in command-line tools and build scripts, and in a worker thread of its own: nobody waits there.',
}
