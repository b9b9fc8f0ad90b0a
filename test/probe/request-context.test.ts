import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createRequestContext, followingOf } from '../../src/probe/request-context.ts'
import type { LiveRequest } from '../../src/probe/requests.ts'
import { createSharedBuffers, openSharedState, slot } from '../../src/probe/shared-state.ts'

function request(id: number): LiveRequest {
  return { id, method: 'GET', url: `/${id}`, startMs: 0, isDone: false, message: {} } as unknown as LiveRequest
}

/** Lets 2 000 requests in, so that the window ends. */
function fillWindow(context: ReturnType<typeof createRequestContext>, untilMs: number): void {
  for (let id = 0; id < 2000; id++) context.enter(request(id), untilMs)
}

const inServer = [
  { function: 'handle', file: '/app/server.js', line: 1, column: 1 },
  { function: 'parserOnIncoming', file: 'node:_http_server', line: 1, column: 1 },
]

describe('createRequestContext', () => {
  it('follows requests through promises while the window is open', async () => {
    const context = createRequestContext(openSharedState(createSharedBuffers()), 'learn')
    const seen = await Promise.all(
      [1, 2].map(async (id) => {
        await delay(1)
        context.enter(request(id), id)
        await delay(5)
        return context.current()?.id
      }),
    )
    expect(seen).toEqual([1, 2])
    expect(context.isComplete(10)).toBe(true)
  })

  it('stops after 2 000 requests and 3 s, not before either', () => {
    const context = createRequestContext(openSharedState(createSharedBuffers()), 'learn')
    context.enter(request(1), 100)
    fillWindow(context, 200)
    expect(context.current()?.id).toBe(1999)
    context.enter(request(5), 3100)
    expect(context.current()).toBeUndefined()
    expect(context.isComplete(3200)).toBe(false)
  })

  it('knows between windows only what runs from the arrival of a request on', () => {
    const context = createRequestContext(openSharedState(createSharedBuffers()), 'learn')
    context.enter(request(1), 1)
    fillWindow(context, 4000)
    context.enter(request(7), 4001)
    expect(context.current(inServer)?.id).toBe(7)
    expect(context.current(inServer.slice(0, 1))).toBeUndefined()
    expect(context.current(inServer.map((frame) => ({ ...frame, isAsync: true })))).toBeUndefined()
  })

  it('opens another window when the watchdog asks for it, and is complete once that has settled', async () => {
    const state = openSharedState(createSharedBuffers())
    const context = createRequestContext(state, 'learn')
    context.enter(request(1), 1)
    fillWindow(context, 4000)
    Atomics.store(state.flags, slot.wantsWindow, 1)
    context.enter(request(8), 5000)
    await delay(1)
    expect(context.current()?.id).toBe(8)
    expect([context.isComplete(5001), context.isComplete(8500)]).toEqual([false, true])
    // The second window is longer than the first.
    fillWindow(context, 10_000)
    expect(context.current()?.id).toBe(1999)
    context.enter(request(9), 15_000)
    expect(context.current()).toBeUndefined()
  })

  it('never stops where following is free', () => {
    const context = createRequestContext(openSharedState(createSharedBuffers()), 'always')
    fillWindow(context, 1)
    fillWindow(context, 100_000)
    expect(context.current()?.id).toBe(1999)
    expect(context.isComplete(100_000)).toBe(true)
  })
})

describe('followingOf', () => {
  it.each([
    ['v20.19.0', [], undefined, 'learn'],
    ['v22.12.0', [], undefined, 'learn'],
    ['v22.12.0', ['--experimental-async-context-frame'], undefined, 'always'],
    ['v24.1.0', [], undefined, 'always'],
    ['v24.1.0', [], '--no-warnings --no-async-context-frame', 'learn'],
    ['v26.0.0', [], undefined, 'always'],
  ] as const)('on %s with %j and NODE_OPTIONS %s is %s', (node, args, options, expected) => {
    expect(followingOf(node, args, options)).toBe(expected)
  })
})
