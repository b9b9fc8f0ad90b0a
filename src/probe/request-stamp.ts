import type { LiveRequest } from './requests.ts'

/** Returns the object it is given, so that the private field below is added to that very object. */
class Given {
  constructor(message: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the point of the class.
    return message
  }
}

/** Ties what we know of a request to its message, where no program can see it: a WeakMap does the same, but an entry for each
 *  request costs the collector ten times as much. */
export class RequestStamp extends Given {
  readonly #request: LiveRequest

  constructor(message: object, request: LiveRequest) {
    super(message)
    this.#request = request
  }

  /** @returns undefined for a message that arrived before the probe watched, or is not a server's */
  static read(message: object): LiveRequest | undefined {
    return #request in message ? (message as unknown as RequestStamp).#request : undefined
  }
}

/** @returns the same for a message of node:http2's compatibility API, by its stream */
export function findRequest(message: object): LiveRequest | undefined {
  const request = RequestStamp.read(message)
  if (request !== undefined) return request
  const { stream } = message as { stream?: unknown }
  return typeof stream === 'object' && stream !== null ? RequestStamp.read(stream) : undefined
}
