import type { Kind } from './kind.ts'

export const microtasks: Kind = {
  id: 'microtasks',
  name: 'promises or nextTick callbacks that never let the loop turn',
  why: 'Promise callbacks and process.nextTick run before the loop turns: as long as each queues the next, no socket is read and no timer fires.',
  matches: (evidence) => !evidence.isNative && (evidence.microtaskShare ?? 0) >= 0.8,
  detail: () => undefined,
  fixes: ['yield-in-chunks', 'worker-pool'],
  what: 'Promises that resolve at once, or process.nextTick callbacks, that queue ever more of their kind. The loop turns only when that queue is empty.',
  harm: 'It looks asynchronous and is not: await on something that is already there gives other promises a turn, but neither sockets nor timers. An async iteration over an array of a million items is one single turn of the loop.',
  signs: [
    'Captures of one stall show new microtasks at each look.',
    'CPU time as long as the stall; the frames are async functions, awaiting what is not really asynchronous.',
    'Timers and health checks are late although everything is awaited.',
  ],
  remedy:
    'Let the loop turn on purpose every few milliseconds (setImmediate from node:timers/promises), take plain loops where nothing is waited for, put setImmediate in place of a recursive nextTick. Heavy work belongs into a worker.',
  fine: 'Short chains: that is how promises are meant to work.',
}
