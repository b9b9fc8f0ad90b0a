import type { RouteHost } from './route-teller.ts'

type Make = (this: unknown, ...args: unknown[]) => object

/** Wraps the one function of a framework that makes its own object for each request, so that the request leads to it. Once only,
 *  however often it is called; what is no function stays as it is.
 *  @param messageAt which argument the message is, from 0 */
export function noteMade(made: { by: object; method: string; messageAt: number; host: RouteHost }): void {
  const { by, method, messageAt, host } = made
  const property = Object.getOwnPropertyDescriptor(by, method)
  if (typeof property?.value !== 'function' || property.writable !== true || wrapped.has(property.value)) return
  const original = property.value as Make
  const holder = {
    make(this: unknown, ...args: unknown[]): object {
      const object = apply(original, this, args)
      const entry = host.find(args[messageAt] as object)
      if (entry !== undefined) entry.framework = object
      return object
    },
  }
  Object.defineProperties(holder.make, Object.getOwnPropertyDescriptors(original))
  wrapped.add(holder.make)
  Object.defineProperty(by, method, { ...property, value: holder.make })
}

const wrapped = new WeakSet<object>()
/** The program may replace it later. */
const { apply } = Reflect
