import type { EventEmitter } from 'node:events'
import type { EventFeed, RunEvent } from '../run-event.ts'

/** What is told from now on, until a run ends. What was told before is gone. */
export function followLive(events: EventEmitter): EventFeed {
  const received: RunEvent[] = []
  let isOver = false
  let listener = () => {}
  function receive(event: RunEvent) {
    received.push(event)
    isOver = event.name === 'done' || event.name === 'failed'
    listener()
  }
  events.on('event', receive)
  return {
    next: () => received.shift(),
    isOver: () => isOver && received.length === 0,
    onMore: (given) => {
      listener = given
    },
    close: () => events.off('event', receive),
  }
}
