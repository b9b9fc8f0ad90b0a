import type { QueryRef, RawFrame } from '../model.ts'
import { captureStack } from './capture.ts'
import { currentQuery, dialectOf, socketHandle, sqlOf } from './database-clients.ts'
import type { ProbeMessage } from './messages.ts'
import type { LiveRequest, Requests } from './requests.ts'
import { methodAndPath } from './route-index.ts'
import { withoutLiterals } from './sql-text.ts'

/** Stacks of queries kept for one method and path. */
const queriesPerPath = 4
const maxPaths = 200
const maxClients = 1000
/** The program may replace it later. */
const { apply } = Reflect

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown

/** What the drivers' clients are busy with. */
export interface DatabaseCalls {
  /** The query whose answer the interrupted code reads. To be asked in a capture.
   *  @param resource of the running callback: the handle of the socket that is read
   *  @returns undefined where nothing is read from a client's socket */
  reading(frames: readonly RawFrame[], resource: object): QueryRef | undefined
}

/** Notes where requests query their database, the first few times: a pool hands the query on to a later callback, so that neither
 *  the socket's write nor the parsing of the rows has the user's frames on its stack.
 *
 *  A driver is known by its shape, as it is loaded: a class with `query` and with `connect` or `end`.
 *  @param requests undefined where nobody follows requests
 */
export function watchDatabaseCalls(options: {
  requests: Requests | undefined
  clock: () => number
  send: (message: ProbeMessage) => void
  /** Calls its argument with everything that is loaded by require. */
  onLoad: (listener: (loaded: unknown) => void) => void
}): DatabaseCalls {
  const { requests, clock, send } = options
  const seen = new Map<string, number>()
  const wrapped = new WeakSet<object>()
  const known = new WeakSet<object>()
  let clients: WeakRef<object>[] = []
  let depth = 0

  function noteClient(client: object): void {
    if (clients.length >= maxClients) clients = clients.filter((reference) => reference.deref() !== undefined)
    if (clients.length >= maxClients) return
    known.add(client)
    clients.push(new WeakRef(client))
  }

  function noteQuery(of: Requests, request: LiveRequest, client: object, given: unknown, below: AnyFunction): void {
    const key = methodAndPath(request)
    const count = seen.get(key) ?? 0
    if (count >= queriesPerPath || (count === 0 && seen.size >= maxPaths)) return
    seen.set(key, count + 1)
    const sql = sqlOf(given)
    send({
      type: 'call',
      atMs: clock(),
      to: addressOf(client),
      ...(sql === undefined ? {} : { query: withoutLiterals(sql, dialectOf(client)) }),
      frames: captureStack(below),
      request: of.describe(request),
    })
  }

  function wrapQuery(prototype: object, name: string): void {
    const property = Object.getOwnPropertyDescriptor(prototype, name)
    if (typeof property?.value !== 'function' || property.writable !== true || wrapped.has(property.value)) return
    const original = property.value as AnyFunction
    const holder = {
      query(this: object, ...args: unknown[]): unknown {
        try {
          if (!known.has(this)) noteClient(this)
          // A pool's query calls a client's: only the outer one is the user's.
          if (requests !== undefined && depth === 0) {
            const request = requests.current()
            if (request !== undefined && !request.isDone) {
              noteQuery(requests, request, this, args[0], holder.query as AnyFunction)
            }
          }
        } catch {
          // The probe never throws into its host.
        }
        depth++
        try {
          return apply(original, this, args)
        } finally {
          depth--
        }
      },
    }
    Object.defineProperties(holder.query, Object.getOwnPropertyDescriptors(original))
    wrapped.add(holder.query)
    Object.defineProperty(prototype, name, { ...property, value: holder.query })
  }

  options.onLoad((loaded) => {
    const prototype = driverPrototype(loaded)
    if (prototype !== undefined) for (const name of ['query', 'execute']) wrapQuery(prototype, name)
  })

  return {
    reading(frames, resource) {
      if (!frames.some((frame) => frame.isAsync !== true && frame.file.includes('node_modules'))) return undefined
      for (const reference of clients) {
        const client = reference.deref()
        if (client === undefined || socketHandle(client) !== resource) continue
        const query = currentQuery(client)
        if (query === undefined) return undefined
        const { sql, dialect, rows } = query
        return { text: withoutLiterals(sql, dialect), ...(rows === undefined ? {} : { rows }) }
      }
      return undefined
    },
  }
}

/** undefined for everything but a class with the shape of a database client or pool. */
function driverPrototype(loaded: unknown): object | undefined {
  if (typeof loaded !== 'function') return undefined
  const prototype: unknown = Object.getOwnPropertyDescriptor(loaded, 'prototype')?.value
  if (typeof prototype !== 'object' || prototype === null) return undefined
  const has = (name: string) => typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function'
  return has('query') && (has('connect') || has('end')) ? prototype : undefined
}

/** Host and port, where the client or pool tells them. */
function addressOf(client: unknown): string {
  const { host, port, options, config } = client as Record<'host' | 'port' | 'options' | 'config', unknown>
  const place = [{ host, port }, options, config].find(hasHost)
  return place === undefined ? 'a database' : `${place.host}:${place.port}`
}

function hasHost(value: unknown): value is { host: string; port: number } {
  const { host, port } = (value ?? {}) as { host?: unknown; port?: unknown }
  return typeof host === 'string' && typeof port === 'number'
}
