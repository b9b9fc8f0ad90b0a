import type { RunEvent } from '../run-event.ts'
import type { Call } from './request.ts'

/** Reads a run's events as they come; ends with the stream.
 *  @param options.afterId the last event that is known already
 *  @throws Error when the answer is not a stream of events, and what aborts the call's signal
 */
export async function* readEvents(
  call: Call,
  runId: string,
  options: { afterId?: number } = {},
): AsyncGenerator<RunEvent> {
  const response = await fetch(`${call.origin}/runs/${runId}/events`, {
    signal: call.signal,
    headers: { 'x-user': call.user, 'last-event-id': String(options.afterId ?? 0) },
  })
  if (response.status !== 200 || response.body === null)
    throw new Error(`The events were answered with ${response.status}.`)
  let unread = ''
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const messages = (unread + text).split('\n\n')
    unread = messages.pop() ?? ''
    for (const message of messages) {
      const event = parseMessage(message)
      if (event !== undefined) yield event
    }
  }
}

/** @returns undefined for a comment */
function parseMessage(message: string): RunEvent | undefined {
  const fields = new Map(
    message.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const data = fields.get('data')
  if (data === undefined) return undefined
  return { id: Number(fields.get('id')), name: fields.get('event') as RunEvent['name'], data: JSON.parse(data) }
}
