import type { LiveRequest } from './requests.ts'

/** The request again, as the context in which an answer to it is read. A driver goes on from there with what others have asked for in
 *  the meantime: what is written in this context may be another request's. Promises lead back to the request itself. */
export function answerContext(request: LiveRequest): LiveRequest {
  if (request.asker !== undefined) return request
  request.inAnswer ??= Object.create(request, { asker: { value: request } }) as LiveRequest
  return request.inAnswer
}

/** @returns true when the request is only the one whose answer was read */
export function isAnswerContext(request: LiveRequest | undefined): boolean {
  return request?.asker !== undefined
}
