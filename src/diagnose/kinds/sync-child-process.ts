import { calleeStartsWith, type Kind } from './kind.ts'

export const syncChildProcess: Kind = {
  id: 'sync-child-process',
  name: 'waiting for another program',
  matches: (evidence) => calleeStartsWith(evidence, 'child_process.'),
  fixes: ['async-api', 'cache-once', 'job-queue'],
}
