import { afterEach, describe, expect, it } from 'vitest'
import { captureStack } from '../../src/probe/capture.ts'

const original = Object.getOwnPropertyDescriptors(Error)
afterEach(() => {
  for (const name of ['stackTraceLimit', 'prepareStackTrace'] as const) {
    const property = Object.getOwnPropertyDescriptor(original, name)?.value as PropertyDescriptor | undefined
    if (property === undefined) Reflect.deleteProperty(Error, name)
    else Object.defineProperty(Error, name, property)
  }
})

describe('captureStack', () => {
  it('names function, file, line and column, innermost first, without the function itself', () => {
    function inner() {
      return captureStack(inner)
    }
    function outer() {
      return inner()
    }
    const [frame] = outer()
    expect(frame).toMatchObject({ function: 'outer', line: 19 })
    expect(frame?.file).toContain('capture.test.ts')
    expect(frame?.column).toBeGreaterThan(0)
  })

  it('names methods by their class, and constructors', () => {
    class Till {
      close() {
        return captureStack(below)
      }
      static open() {
        return captureStack(below)
      }
    }
    const below = captureStack
    expect(new Till().close()[0]?.function).toBe('Till.close')
    expect(Till.open()[0]?.function).toMatch(/open$/)
    function build() {
      return captureStack(build)
    }
    class Shop {
      stack = build()
    }
    expect(new Shop().stack.slice(0, 2).map((frame) => frame.function)).toContain('new Shop')
  })

  it('gives a function no class for being called out of a list, but built-in methods theirs', () => {
    function handle() {
      return captureStack(captureStack)
    }
    const handlers = [handle]
    expect(handlers[0]?.()[0]?.function).toBe('handle')
    const [frames] = [0].map(() => captureStack(captureStack))
    expect(frames?.map((frame) => frame.function)).toContain('Array.map')
  })

  it('marks what was reached through an await', async () => {
    async function inner() {
      await Promise.resolve()
      return captureStack(captureStack)
    }
    async function outer() {
      return await inner()
    }
    const frames = await outer()
    expect(frames[0]).toMatchObject({ function: 'inner' })
    expect(frames[0]?.isAsync).toBeUndefined()
    expect(frames.find((frame) => frame.function === 'outer')).toMatchObject({ isAsync: true })
  })

  it('sees up to 100 frames whatever the program has limited', () => {
    Error.stackTraceLimit = 1
    const dive = (depth: number): ReturnType<typeof captureStack> =>
      depth === 0 ? captureStack(captureStack) : dive(depth - 1)
    expect(dive(30).length).toBeGreaterThan(30)
    expect(dive(300)).toHaveLength(100)
    expect(Error.stackTraceLimit).toBe(1)
  })

  it("neither calls nor loses the program's own prepareStackTrace", () => {
    const own = () => {
      throw new Error('called')
    }
    Error.prepareStackTrace = own
    expect(captureStack(captureStack).length).toBeGreaterThan(0)
    expect(Error.prepareStackTrace).toBe(own)
  })

  it('leaves no property behind that was not there', () => {
    Reflect.deleteProperty(Error, 'prepareStackTrace')
    Reflect.deleteProperty(Error, 'stackTraceLimit')
    expect(captureStack(captureStack).length).toBeGreaterThan(0)
    expect(Object.hasOwn(Error, 'prepareStackTrace')).toBe(false)
    expect(Object.hasOwn(Error, 'stackTraceLimit')).toBe(false)
  })

  it.each(['stackTraceLimit', 'prepareStackTrace'])('leaves an own %s that is undefined where it was', (name) => {
    Object.defineProperty(Error, name, { value: undefined, writable: true, enumerable: true, configurable: true })
    captureStack(captureStack)
    expect(Object.getOwnPropertyDescriptor(Error, name)).toEqual({
      value: undefined,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  })
})
