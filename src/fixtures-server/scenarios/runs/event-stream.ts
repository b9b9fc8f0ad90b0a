import type { ServerResponse } from 'node:http'
import type { EventFeed, RunEvent } from './run-event.ts'

/** A comment line now and then: whoever stands in between closes connections that say nothing. */
const keepAliveMs = 15_000

/** Writes a feed as server-sent events (WHATWG HTML, 9.2) until it is over or the client goes. Nothing is queued here for a
 *  slow client: the feed is read on when the socket has room again.
 *  @returns ends the stream
 */
export function openEventStream(response: ServerResponse, feed: EventFeed): () => void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  response.flushHeaders()
  let isFull = false

  function pump() {
    while (!isFull && !response.writableEnded) {
      const event = feed.next()
      if (event === undefined) {
        if (feed.isOver()) response.end()
        return
      }
      isFull = !response.write(formatEvent(event))
    }
  }

  const keepAlive = setInterval(() => {
    if (!isFull && !response.writableEnded) response.write(': still here\n\n')
  }, keepAliveMs).unref()
  response.on('drain', () => {
    isFull = false
    pump()
  })
  response.once('close', () => {
    clearInterval(keepAlive)
    feed.close()
  })
  feed.onMore(pump)
  pump()
  return () => {
    if (!response.writableEnded) response.end()
  }
}

/** @returns the event as it goes over the wire; JSON has no line break of its own */
export function formatEvent({ id, name, data }: RunEvent): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
