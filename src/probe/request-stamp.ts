import type { IncomingMessage } from 'node:http'
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

  constructor(message: IncomingMessage, request: LiveRequest) {
    super(message)
    this.#request = request
  }

  /** @returns undefined for a message that arrived before the probe watched, or is not a server's */
  static read(message: IncomingMessage): LiveRequest | undefined {
    return #request in message ? (message as unknown as RequestStamp).#request : undefined
  }
}
