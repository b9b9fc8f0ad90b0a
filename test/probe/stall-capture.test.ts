import { createHistogram } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import type { ProbeMessage } from '../../src/probe/messages.ts'
import { createSharedBuffers, gauge, openSharedState, slot } from '../../src/probe/shared-state.ts'
import { createStallCapture, type Describe } from '../../src/probe/stall-capture.ts'

function setUp() {
  const state = openSharedState(createSharedBuffers())
  const heartbeat = createHistogram()
  const sent: ProbeMessage[] = []
  const clock = { nowMs: 100 }
  const capture = createStallCapture({
    state,
    heartbeat,
    clock: () => clock.nowMs,
    contextOf: () => ({ request: { id: 7, method: 'GET', path: '/a' } }),
    send: (message) => sent.push(message),
    onFrames: () => {},
  })
  return {
    ...capture,
    state,
    clock,
    returns: () => sent.filter((message) => message.type === 'return'),
    beat: () => heartbeat.record(1),
    /** The watchdog's question. */
    ask(ticket: number, stall = 1) {
      state.flags[slot.stall] = stall
      state.flags[slot.ticket] = ticket
      state.flags[slot.beatsAtStall] = heartbeat.count
    },
    call(callee: string, describe?: Describe) {
      capture.afterCall({
        callee,
        below: setUp,
        describe,
        self: undefined,
        args: ['secret'],
        result: 'result',
        ticketBefore: 0,
      })
    },
  }
}

describe('an interrupt', () => {
  it('answers with the stack, the request and the moment, while the loop has not turned', () => {
    const { ask, onInterrupt, state } = setUp()
    ask(1, 42)
    const reply = onInterrupt()
    expect(reply).toMatchObject({ stall: 42, atMs: 100, request: { id: 7, method: 'GET', path: '/a' } })
    expect(reply?.frames.length).toBeGreaterThan(0)
    expect(state.gauges[gauge.captures]).toBe(1)
  })

  it('answers nothing when there is no stall, or the loop has turned since it began', () => {
    const { ask, beat, onInterrupt, state } = setUp()
    expect(onInterrupt()).toBeUndefined()
    ask(1)
    beat()
    expect(onInterrupt()).toBeUndefined()
    expect(state.gauges[gauge.captures]).toBe(0)
  })

  it('tells when a microtask has run since the one before, in the same stall only', async () => {
    const { ask, onInterrupt } = setUp()
    ask(1, 1)
    expect(onInterrupt()?.ranMicrotask).toBeUndefined()
    expect(onInterrupt()?.ranMicrotask).toBeUndefined()
    await Promise.resolve()
    expect(onInterrupt()?.ranMicrotask).toBe(true)
    await Promise.resolve()
    ask(2, 2)
    expect(onInterrupt()?.ranMicrotask).toBeUndefined()
  })
})

describe('a wrapped call that comes back in a stall', () => {
  it('sends one stack a question, and how many calls of the same function came back since', () => {
    const { ask, call, returns } = setUp()
    ask(1)
    for (const callee of ['a', 'b', 'd', 'b', 'd']) call(callee)
    ask(2)
    call('d')
    ask(3)
    call('b')
    expect(returns()).toMatchObject([
      { callee: 'a', calls: 1, stall: 1, atMs: 100 },
      { callee: 'd', calls: 3 },
      { callee: 'b', calls: 1 },
    ])
  })

  it('sends nothing once the loop has turned', () => {
    const { ask, beat, call, returns } = setUp()
    ask(1)
    beat()
    call('a')
    expect(returns()).toEqual([])
  })

  it('sends what describes the call, and never its arguments', () => {
    const { ask, call, returns } = setUp()
    ask(1)
    call('a', (args, result) => `${args.length} in, ${String(result).length} out`)
    expect(returns()).toMatchObject([{ detail: '1 in, 6 out' }])
    expect(JSON.stringify(returns())).not.toContain('secret')
  })

  it('is told without words where describing it fails', () => {
    const { ask, call, returns } = setUp()
    ask(1)
    call('a', () => {
      throw new Error('a getter of the program')
    })
    expect(returns()).toMatchObject([{ callee: 'a', request: { id: 7 } }])
    expect(returns()[0]).not.toHaveProperty('detail')
  })

  it('has the moment of the answer that V8 gave on its way out, not a later one', () => {
    const { ask, call, clock, onInterrupt, returns } = setUp()
    ask(1)
    clock.nowMs = 300
    onInterrupt()
    clock.nowMs = 303
    call('late answer')
    ask(2)
    clock.nowMs = 400
    onInterrupt()
    clock.nowMs = 450
    call('long after it')
    expect(returns().map(({ atMs }) => atMs)).toEqual([300, 450])
  })
})
