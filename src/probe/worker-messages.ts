import { MessagePort, Worker } from 'node:worker_threads'
import { isAnswerContext } from './answer-context.ts'
import type { CallOut } from './call-notes.ts'
import type { Requests } from './requests.ts'

/** The program may replace it later. */
const { apply } = Reflect

/** Follows what a request hands to worker threads: pools post to a worker or to a port of one, and await the answer.
 *  @param options.isOwn true while the probe itself posts */
export function watchWorkerMessages(options: {
  requests: Requests
  note: (call: CallOut) => void
  isOwn: () => boolean
}): void {
  const { requests, note, isOwn } = options
  let isInside = false

  function follow(prototype: { postMessage: (...args: never[]) => void }): void {
    const { postMessage } = prototype
    const holder = {
      postMessage(this: unknown, ...args: never[]): unknown {
        // A worker posts through its port: one message, one note.
        if (isInside || isOwn()) return apply(postMessage, this, args)
        isInside = true
        try {
          noteMessage()
        } catch {
          // The probe never throws into its host.
        }
        try {
          return apply(postMessage, this, args)
        } finally {
          isInside = false
        }
      },
    }
    function noteMessage(): void {
      const request = requests.current()
      if (request === undefined || request.isDone || isAnswerContext(request)) return
      note({ request, to: () => 'a worker thread', below: holder.postMessage })
    }
    Object.defineProperties(holder.postMessage, Object.getOwnPropertyDescriptors(postMessage))
    prototype.postMessage = holder.postMessage
  }
  follow(Worker.prototype)
  follow(MessagePort.prototype)
}
