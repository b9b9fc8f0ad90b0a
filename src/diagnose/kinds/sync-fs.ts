import { calleeStartsWith, type Kind } from './kind.ts'

export const syncFs: Kind = {
  id: 'sync-fs',
  name: 'synchronous file access',
  why: 'The call returns when the disk has answered. Until then the one thread that runs JavaScript does nothing else: no other request is read or answered.',
  matches: (evidence) => calleeStartsWith(evidence, 'fs.'),
  fixes: ['async-api', 'cache-once', 'load-at-start'],
}
