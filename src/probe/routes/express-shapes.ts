/** What Express 4, Express 5 and the router package leave on a message and keep of their routes; nothing of it is sure to be there. */
export interface ExpressMessage {
  route?: { path?: unknown }
  /** The prefix as it was asked for. */
  baseUrl?: unknown
  app?: ExpressApp
}

export interface ExpressApp {
  /** Express 4; there, `router` throws. */
  _router?: ExpressRouter
  router?: ExpressRouter
  /** Where it is mounted in its parent. */
  mountpath?: unknown
  parent?: ExpressApp
}

export interface ExpressRouter {
  stack?: ExpressLayer[]
}

export interface ExpressLayer {
  route?: object
  handle?: unknown
  /** router from 2.3: as it was written. */
  rawPath?: unknown
  /** router: true for a mount at the root. */
  slash?: boolean
  matchers?: ((path: string) => { path: string; params: Record<string, string | string[]> } | false)[]
  /** Express 4 */
  regexp?: RegExp & { fast_slash?: boolean }
  keys?: { name: string | number }[]
}
