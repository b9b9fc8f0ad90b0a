import timers from 'node:timers'
import type { RawFrame } from '../model.ts'
import { captureStack } from './capture.ts'

/** The timer whose callback runs. */
export interface RunningTimer {
  /** As it was set, ms. */
  ms: number
  isRepeated: boolean
  /** Where setInterval was called, innermost first; undefined for other timers and beyond the first hundred. */
  frames?: RawFrame[]
}

/** An interval is rarely set, and lives long: its place is worth a stack. A program that sets many has them all at few places. */
const maxIntervals = 100
/** The program may replace it later. */
const { apply } = Reflect

/** Notes where the program sets its intervals: nothing on the stack of a timer's callback tells who set it.
 *  @returns the timer that an async resource is, with its place; undefined for other resources */
export function watchTimers(): (resource: unknown) => RunningTimer | undefined {
  const places = new WeakMap<object, RawFrame[]>()
  wrapSetInterval((interval, frames) => places.set(interval, frames))
  return (resource) => {
    if (typeof resource !== 'object' || resource === null) return undefined
    const ms = own(resource, '_idleTimeout')
    const repeatMs = own(resource, '_repeat')
    if (typeof ms !== 'number' || repeatMs === undefined) return undefined
    const frames = places.get(resource)
    const isRepeated = typeof repeatMs === 'number'
    return { ms: isRepeated ? repeatMs : ms, isRepeated, ...(frames === undefined ? {} : { frames }) }
  }
}

function wrapSetInterval(onInterval: (interval: object, frames: RawFrame[]) => void): void {
  const { setInterval } = timers
  let left = maxIntervals
  const holder = {
    setInterval(this: unknown, ...args: unknown[]): unknown {
      const interval: unknown = apply(setInterval as (...values: unknown[]) => unknown, this, args)
      if (left > 0 && typeof interval === 'object' && interval !== null) {
        left--
        try {
          onInterval(interval, captureStack(holder.setInterval))
        } catch {
          // The probe never throws into its host; this interval has no place.
        }
      }
      return interval
    },
  }
  Object.defineProperties(holder.setInterval, Object.getOwnPropertyDescriptors(setInterval))
  for (const owner of [timers, globalThis]) {
    const property = Object.getOwnPropertyDescriptor(owner, 'setInterval')
    if (property?.value !== setInterval || property.configurable !== true) continue
    Object.defineProperty(owner, 'setInterval', { ...property, value: holder.setInterval })
  }
}

function own(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value
}
