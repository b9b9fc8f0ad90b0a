import { calleeStartsWith, type Kind } from './kind.ts'

export const syncChildProcess: Kind = {
  id: 'sync-child-process',
  name: 'waiting for another program',
  why: "The call returns when the other program has ended. The event loop stands still for that program's whole life.",
  matches: (evidence) => calleeStartsWith(evidence, 'child_process.'),
  fixes: ['async-api', 'cache-once', 'job-queue'],
}
