import { calleeStartsWith, type Kind } from './kind.ts'

export const syncFs: Kind = {
  id: 'sync-fs',
  name: 'synchronous file access',
  matches: (evidence) => calleeStartsWith(evidence, 'fs.'),
  fixes: ['async-api', 'cache-once', 'load-at-start'],
}
