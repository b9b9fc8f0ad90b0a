import type { Kind } from './kind.ts'

export const microtasks: Kind = {
  id: 'microtasks',
  name: 'promises or nextTick callbacks that never let the loop turn',
  why: 'Promise callbacks and process.nextTick run before the loop turns: as long as each queues the next, no socket is read and no timer fires.',
  matches: (evidence) => !evidence.isNative && (evidence.microtaskShare ?? 0) >= 0.8,
  detail: () => undefined,
  fixes: ['yield-in-chunks', 'worker-pool'],
}
