import type { EventEmitter } from 'node:events'
import type { EventFeed, RunEvent } from '../run-event.ts'

/** What an emitter says of a run from now on. What it said before is gone. */
export function followLive(emitter: EventEmitter, runId: string): EventFeed {
  const received: RunEvent[] = []
  let isOver = false
  let listener = () => {}
  function receive(event: RunEvent) {
    received.push(event)
    isOver = event.name === 'done' || event.name === 'failed'
    listener()
  }
  emitter.on(runId, receive)
  return {
    next: () => received.shift(),
    isOver: () => isOver && received.length === 0,
    onMore: (given) => {
      listener = given
    },
    close: () => emitter.off(runId, receive),
  }
}
