import type { LiveRequest } from '../requests.ts'

/** How one web framework tells the pattern of the route that a request took (`/users/:id`). One file a framework, one line in
 *  tellers.ts. */
export interface RouteTeller {
  /** Called once, before the program's own code. */
  start?(host: RouteHost): void
  /** Called as a server is about to listen: by then the program has loaded its framework. */
  onListen?(listen: Listen, host: RouteHost): void
  /** Runs when a request ends and inside stalls, so it only reads.
   *  @returns undefined when the framework has not told a pattern, or not yet */
  patternOf(request: LiveRequest): string | undefined
}

/** What a teller is given. */
export interface RouteHost {
  /** The request that a message of node:http or node:http2 belongs to. */
  find(message: object): LiveRequest | undefined
  /** The request that is being dispatched. */
  current(): LiveRequest | undefined
}

export interface Listen {
  server: object
  /** Files that lead to the call of listen, and the program's main file, the nearest first; no files of Node.js itself. */
  files(): string[]
}
