import type { Kind } from './kind.ts'

export const microtasks: Kind = {
  id: 'microtasks',
  name: 'promises or nextTick callbacks that never let the loop turn',
  matches: (evidence) => !evidence.isNative && (evidence.microtaskShare ?? 0) >= 0.8,
  detail: () => undefined,
  fixes: ['yield-in-chunks', 'worker-pool'],
}
