import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSharedBuffers, openSharedState, slot } from '../../src/probe/shared-state.ts'
import { createWrapper } from '../../src/probe/wrap.ts'

function setUp() {
  const state = openSharedState(createSharedBuffers())
  const calls: { callee: string; args: readonly unknown[]; result: unknown }[] = []
  const wrapper = createWrapper(state, {
    onInterrupt: () => undefined,
    afterCall: ({ callee, args, result }) => calls.push({ callee, args, result }),
  })
  return {
    wrapper,
    calls,
    stall: () => {
      state.flags[slot.ticket] = 1
    },
    failing: createWrapper(state, {
      onInterrupt: () => undefined,
      afterCall: () => {
        throw new Error('of the probe')
      },
    }),
  }
}

describe('a wrapped method', () => {
  it('passes this, arguments and result on', () => {
    const { wrapper } = setUp()
    const till = {
      total: 5,
      add(this: { total: number }, ...amounts: number[]) {
        return amounts.reduce((sum, amount) => sum + amount, this.total)
      },
    }
    wrapper.method(till, 'add', 'till.add')
    expect(till.add(1, 2, 3)).toBe(11)
    expect(till.add.call({ total: 100 }, 1)).toBe(101)
  })

  it('says nothing while there is no stall', () => {
    const { wrapper, calls } = setUp()
    const object = { work: () => 1 }
    wrapper.method(object, 'work', 'work')
    object.work()
    expect(calls).toEqual([])
  })

  it('tells of a call that returns in a stall, also of one that throws', () => {
    const { wrapper, calls, stall } = setUp()
    const object = {
      work: (value: number) => value * 2,
      fail: () => {
        throw new RangeError('its own')
      },
    }
    wrapper.method(object, 'work', 'object.work')
    wrapper.method(object, 'fail', 'object.fail')
    stall()
    expect(object.work(4)).toBe(8)
    expect(() => object.fail()).toThrow(RangeError)
    expect(calls).toEqual([
      { callee: 'object.work', args: [4], result: 8 },
      { callee: 'object.fail', args: [], result: undefined },
    ])
  })

  it('returns and throws as before when the probe itself fails', () => {
    const { failing, stall } = setUp()
    const object = {
      work: () => 'done',
      fail: () => {
        throw new RangeError('its own')
      },
    }
    failing.method(object, 'work', 'work')
    failing.method(object, 'fail', 'fail')
    stall()
    expect(object.work()).toBe('done')
    expect(() => object.fail()).toThrow('its own')
  })

  it('looks the same: name, length, own properties, place and flags', () => {
    const { wrapper } = setUp()
    const custom = () => Promise.resolve('promised')
    function readIt(_path: string, _options: object) {
      return 'read'
    }
    const read = Object.assign(readIt, {
      [promisify.custom]: custom,
      native: () => 'native',
    })
    const object = Object.defineProperty({}, 'read', {
      value: read,
      writable: true,
      configurable: true,
      enumerable: false,
    })
    wrapper.method(object, 'read', 'read')
    const { read: wrapped } = object as { read: typeof read }
    expect(wrapped).not.toBe(read)
    expect([wrapped.name, wrapped.length]).toEqual(['readIt', 2])
    expect(promisify(wrapped)).toBe(custom)
    expect(wrapped.native()).toBe('native')
    expect(Object.getOwnPropertyDescriptor(object, 'read')).toEqual({
      value: wrapped,
      writable: true,
      configurable: true,
      enumerable: false,
    })
  })

  it('has no prototype, and cannot be called with new, as built-ins cannot', () => {
    const { wrapper } = setUp()
    const holder = { JSON: { parse: JSON.parse } }
    wrapper.method(holder.JSON, 'parse', 'JSON.parse')
    expect(Object.hasOwn(holder.JSON.parse, 'prototype')).toBe(false)
    expect(() => Reflect.construct(holder.JSON.parse, ['1'])).toThrow(TypeError)
  })

  it('is wrapped once', () => {
    const { wrapper, calls, stall } = setUp()
    const object = { work: () => 1 }
    wrapper.method(object, 'work', 'one')
    const { work } = object
    wrapper.method(object, 'work', 'two')
    expect(object.work).toBe(work)
    stall()
    object.work()
    expect(calls.map(({ callee }) => callee)).toEqual(['one'])
  })

  it.each([
    ['a getter', { configurable: true, get: () => () => 1 }],
    ['a value that may not be replaced', { value: () => 1, writable: false, configurable: false }],
    ['something that is no function', { value: 7, writable: true, configurable: true }],
  ])('is not made of %s', (_what, property) => {
    const { wrapper } = setUp()
    const object = Object.defineProperty({}, 'work', property)
    wrapper.method(object, 'work', 'work')
    const after = Object.getOwnPropertyDescriptor(object, 'work')
    expect(after?.get ?? after?.value).toBe('get' in property ? property.get : property.value)
  })

  it('is not made where there is nothing', () => {
    const { wrapper } = setUp()
    const object = {}
    wrapper.method(object, 'toString', 'toString')
    expect(Object.keys(object)).toEqual([])
  })
})

describe('a method that is heard', () => {
  it('tells what it returns, stall or not, and the capture only in a stall', () => {
    const { wrapper, calls, stall } = setUp()
    const heard: unknown[] = []
    const object = { load: (name: string) => `module ${name}` }
    wrapper.heard(
      object,
      'load',
      'load',
      () => undefined,
      (result) => heard.push(result),
    )
    expect(object.load('a')).toBe('module a')
    expect(calls).toEqual([])
    stall()
    object.load('b')
    expect(heard).toEqual(['module a', 'module b'])
    expect(calls).toEqual([{ callee: 'load', args: ['b'], result: 'module b' }])
  })

  it('says nothing of a call that throws', () => {
    const { wrapper } = setUp()
    const heard: unknown[] = []
    const object = {
      load: () => {
        throw new RangeError('its own')
      },
    }
    wrapper.heard(
      object,
      'load',
      'load',
      () => undefined,
      (result) => heard.push(result),
    )
    expect(() => object.load()).toThrow('its own')
    expect(heard).toEqual([])
  })
})

describe('a wrapped callable', () => {
  it('is told of when called', () => {
    const { wrapper, calls, stall } = setUp()
    const wrapped = wrapper.callable((value: number) => value + 1, 'addon.add')
    stall()
    expect(wrapped(1)).toBe(2)
    expect(calls).toEqual([{ callee: 'addon.add', args: [1], result: 2 }])
  })

  it('is still a class: new, instanceof, statics and new.target', () => {
    const { wrapper } = setUp()
    class Database {
      static version = 3
      readonly path: string
      readonly target: unknown
      constructor(path: string) {
        this.path = path
        this.target = new.target
      }
    }
    const Wrapped = wrapper.callable(Database as unknown as () => void, 'addon') as unknown as typeof Database
    const database = new Wrapped('/data')
    expect(database).toBeInstanceOf(Database)
    expect(database).toBeInstanceOf(Wrapped)
    expect([database.path, Wrapped.version, Wrapped.name]).toEqual(['/data', 3, 'Database'])
    expect(database.target).toBe(Wrapped)
    class Own extends Wrapped {}
    expect(new Own('/own')).toBeInstanceOf(Own)
  })

  it('is wrapped once', () => {
    const { wrapper } = setUp()
    const wrapped = wrapper.callable(() => 1, 'a')
    expect(wrapper.callable(wrapped, 'b')).toBe(wrapped)
  })
})
