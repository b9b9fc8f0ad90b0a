import type { Worker } from 'node:worker_threads'
import { captureStack } from './capture.ts'
import type { ProbeMessage } from './messages.ts'
import { subscribeSafely } from './subscribe.ts'

/** Tells the watchdog of every worker thread that this thread starts, and of the code that starts it.
 *  @param own the watchdog itself */
export function watchThreadStarts(options: {
  own: Worker
  clock: () => number
  send: (message: ProbeMessage) => void
}): void {
  subscribeSafely('worker_threads', function onStart(message) {
    const { worker } = message as { worker: Worker & { threadName?: string } }
    if (worker === options.own) return
    const { threadId, threadName } = worker
    options.send({
      type: 'thread-start',
      atMs: options.clock(),
      threadId,
      frames: captureStack(onStart),
      ...(threadName === undefined || threadName === '' || threadName === defaultName ? {} : { threadName }),
    })
  })
}

/** What Node.js calls a worker thread that was given no name. */
const defaultName = 'WorkerThread'
