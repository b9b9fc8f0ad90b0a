import Module from 'node:module'
import { captureStack } from './capture.ts'
import type { ProbeMessage } from './messages.ts'
import type { LiveRequest, Requests } from './requests.ts'
import { methodAndPath } from './route-index.ts'

/** Stacks of queries kept for one method and path. */
const queriesPerPath = 4
const maxPaths = 200
/** The program may replace it later. */
const { apply } = Reflect

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown

/** Notes where requests query their database, the first few times: a pool hands the query on to a later callback, so that neither
 *  the socket's write nor the parsing of the rows has the user's frames on its stack.
 *
 *  A driver is known by its shape, as it is loaded: a class with `query` and with `connect` or `end`.
 */
export function watchDatabaseCalls(options: {
  requests: Requests
  clock: () => number
  send: (message: ProbeMessage) => void
}): void {
  const { requests, clock, send } = options
  const seen = new Map<string, number>()
  const wrapped = new WeakSet<object>()
  let depth = 0

  function noteQuery(request: LiveRequest, client: unknown, below: AnyFunction): void {
    const key = methodAndPath(request)
    const count = seen.get(key) ?? 0
    if (count >= queriesPerPath || (count === 0 && seen.size >= maxPaths)) return
    seen.set(key, count + 1)
    const frames = captureStack(below)
    send({ type: 'call', atMs: clock(), to: addressOf(client), frames, request: requests.describe(request) })
  }

  function wrapQuery(prototype: object, name: string): void {
    const property = Object.getOwnPropertyDescriptor(prototype, name)
    if (typeof property?.value !== 'function' || property.writable !== true || wrapped.has(property.value)) return
    const original = property.value as AnyFunction
    const holder = {
      query(this: unknown, ...args: unknown[]): unknown {
        // A pool's query calls a client's: only the outer one is the user's.
        if (depth === 0) {
          try {
            const request = requests.current()
            if (request !== undefined && !request.isDone) noteQuery(request, this, holder.query)
          } catch {
            // The probe never throws into its host.
          }
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

  const { require: load } = Module.prototype
  const holder = {
    require(this: NodeJS.Module, ...args: [string]): unknown {
      const loaded: unknown = apply(load, this, args)
      try {
        const prototype = driverPrototype(loaded)
        if (prototype !== undefined) for (const name of ['query', 'execute']) wrapQuery(prototype, name)
      } catch {
        // An exotic module (a throwing proxy) stays as it is.
      }
      return loaded
    },
  }
  Object.defineProperties(holder.require, Object.getOwnPropertyDescriptors(load))
  Module.prototype.require = holder.require
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
