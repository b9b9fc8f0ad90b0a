import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createSampler, usualPace } from '../../src/probe/sampler.ts'

type Answer = (error: Error | null, reply: { result?: { value: unknown } }) => void

const sessions: { isConnected: boolean; questions: { expression: string; answer: Answer }[] }[] = []

vi.mock('node:inspector', () => ({
  Session: class {
    isConnected = false
    questions: { expression: string; answer: Answer }[] = []
    constructor() {
      sessions.push(this)
    }
    connectToMainThread() {
      this.isConnected = true
    }
    disconnect() {
      this.isConnected = false
    }
    post(_method: string, { expression }: { expression: string }, answer: Answer) {
      this.questions.push({ expression, answer })
    }
  },
}))

beforeEach(() => sessions.splice(0))

function setUp(canAsk = true) {
  const clock = { nowMs: 0 }
  const replies: [unknown, number][] = []
  const asked: number[] = []
  const sampler = createSampler({
    clock: () => clock.nowMs,
    canAsk,
    onAsk: () => asked.push(clock.nowMs),
    onReply: (reply, askedAtMs) => replies.push([reply, askedAtMs]),
  })
  function answer(error: Error | null = null): void {
    for (const question of sessions.at(-1)?.questions.splice(0) ?? [])
      question.answer(error, { result: { value: 'stack' } })
  }
  return {
    sampler,
    replies,
    asked,
    answer,
    /** Polls at this moment; every open question is then answered. */
    poll(atMs: number, isAnswered = true) {
      clock.nowMs = atMs
      sampler.poll(atMs)
      if (isAnswered) answer()
    },
  }
}

describe('createSampler', () => {
  it('connects and asks when a stall begins, disconnects when it ends', () => {
    const { sampler, answer, replies } = setUp()
    expect(sessions).toEqual([])
    sampler.start(usualPace)
    expect(sessions[0]).toMatchObject({ isConnected: true })
    expect(sessions[0]?.questions).toHaveLength(1)
    answer()
    expect(replies).toEqual([['stack', 0]])
    sampler.stop()
    expect(sessions[0]?.isConnected).toBe(false)
  })

  it('asks again with growing pauses, at most 50 ms', () => {
    const { sampler, asked, answer, poll } = setUp()
    sampler.start(usualPace)
    answer()
    for (let atMs = 1; atMs <= 400; atMs++) poll(atMs)
    const pauses = asked.slice(1).map((atMs, index) => atMs - (asked[index] ?? 0))
    expect(pauses.slice(0, 4)).toEqual([4, 6, 9, 14])
    expect(pauses.slice(-2)).toEqual([50, 50])
  })

  it('does not ask while a question is open', () => {
    const { sampler, asked, poll } = setUp()
    sampler.start(usualPace)
    for (let atMs = 1; atMs <= 500; atMs++) poll(atMs, false)
    expect(asked).toEqual([0])
  })

  it('drops an answer that comes after the stall, or in the next one', () => {
    const { sampler, replies } = setUp()
    sampler.start(usualPace)
    const late = sessions[0]?.questions[0]?.answer
    sampler.stop()
    late?.(null, { result: { value: 'late' } })
    sampler.start(usualPace)
    late?.(null, { result: { value: 'later' } })
    expect(replies).toEqual([])
  })

  it('goes on after an answer that is an error', () => {
    const { sampler, replies, answer, poll } = setUp()
    sampler.start(usualPace)
    answer(new Error('destroyed'))
    poll(10)
    expect(replies).toEqual([['stack', 10]])
  })

  it('opens no session where it may not, and still asks the wrapped calls', () => {
    const { sampler, asked, poll } = setUp(false)
    sampler.start(usualPace)
    for (let atMs = 1; atMs <= 160; atMs++) poll(atMs)
    sampler.stop()
    expect(sessions).toEqual([])
    expect(asked).toEqual([0, 50, 100, 150])
  })
})
