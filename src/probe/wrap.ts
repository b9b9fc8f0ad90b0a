import type { SharedState } from './shared-state.ts'
import { slot } from './shared-state.ts'
import type { Describe, StallCapture } from './stall-capture.ts'

/** Replaces functions by flag-checked ones: the call itself, then one look at a shared integer. No clock is read. */
export interface Wrapper {
  /** Wraps owner[name], if it is a function that may be replaced.
   *  @param callee as users write it: `fs.readFileSync` */
  method(owner: object, name: string, callee: string, describe?: Describe): void
  /** The same for what is called rarely, with a listener for everything it returns. */
  heard(owner: object, name: string, callee: string, describe: Describe, onResult: (result: unknown) => void): void
  /** Wraps what may also be called with `new`; slower than `method`. */
  callable<T extends (...args: never[]) => unknown>(original: T, callee: string, describe?: Describe): T
}

/** As stacks name this file. */
export const wrapperFile = import.meta.url

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown

const wrappedFunctions = new WeakSet<object>()

export function createWrapper(state: SharedState, capture: StallCapture): Wrapper {
  const { flags } = state
  // The program may replace Reflect.apply later.
  const { apply } = Reflect

  function note(
    callee: string,
    below: AnyFunction,
    describe: Describe | undefined,
    self: unknown,
    args: readonly unknown[],
    result: unknown,
    ticketBefore: number,
  ): void {
    try {
      capture.afterCall({ callee, below, describe, self, args, result, ticketBefore })
    } catch {
      // The probe never throws into its host; this stall has one stack less.
    }
  }

  /** @param wrap makes the wrapper of the original */
  function replace(owner: object, name: string, wrap: (original: AnyFunction) => AnyFunction): void {
    const property = Object.getOwnPropertyDescriptor(owner, name)
    if (property === undefined || typeof property.value !== 'function') return
    if (property.writable !== true && property.configurable !== true) return
    if (wrappedFunctions.has(property.value)) return
    const wrapped = wrap(property.value as AnyFunction)
    // Name, length, util.promisify.custom, realpathSync.native …: what a program can see stays.
    Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(property.value))
    wrappedFunctions.add(wrapped)
    Object.defineProperty(owner, name, { ...property, value: wrapped })
  }

  return {
    method(owner, name, callee, describe) {
      replace(owner, name, (original) => {
        // Method shorthand: like most built-ins, the wrapper has no prototype and cannot be called with new.
        const holder = {
          wrapped(this: unknown, ...args: unknown[]): unknown {
            const ticketBefore = flags[slot.ticket] ?? 0
            let result: unknown
            try {
              result = apply(original, this, args)
              return result
            } finally {
              if (flags[slot.ticket] !== 0) note(callee, holder.wrapped, describe, this, args, result, ticketBefore)
            }
          },
        }
        return holder.wrapped
      })
    },
    heard(owner, name, callee, describe, onResult) {
      replace(owner, name, (original) => {
        const holder = {
          wrapped(this: unknown, ...args: unknown[]): unknown {
            const ticketBefore = flags[slot.ticket] ?? 0
            let result: unknown
            try {
              result = apply(original, this, args)
              onResult(result)
              return result
            } finally {
              if (flags[slot.ticket] !== 0) note(callee, holder.wrapped, describe, this, args, result, ticketBefore)
            }
          },
        }
        return holder.wrapped
      })
    },
    callable(original, callee, describe) {
      if (wrappedFunctions.has(original)) return original
      const handler = {
        apply(target: typeof original, self: unknown, args: unknown[]): unknown {
          const ticketBefore = flags[slot.ticket] ?? 0
          let result: unknown
          try {
            result = apply(target as unknown as AnyFunction, self, args)
            return result
          } finally {
            if (flags[slot.ticket] !== 0)
              note(callee, handler.apply as AnyFunction, describe, self, args, result, ticketBefore)
          }
        },
      }
      const wrapped = new Proxy(original, handler)
      wrappedFunctions.add(wrapped)
      return wrapped
    },
  }
}
