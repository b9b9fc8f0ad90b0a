import { describe, expect, it } from 'vitest'
import type { RecordingLine } from '../../src/model.ts'
import type { ThreadTimes } from '../../src/probe/thread-clock.ts'
import { createThreadLog } from '../../src/probe/thread-log.ts'

/** A thread whose beats and clock the test moves. */
function follow() {
  const lines: RecordingLine[] = []
  const heartbeat = { count: 0 }
  const ending = new Float64Array(4)
  let times: ThreadTimes | undefined = { cpuMs: 0, runQueueMs: 0 }
  let nowMs = 0
  const log = createThreadLog({
    ...{ name: '1-0/2', thresholdMs: 20, heartbeatMs: 10, heartbeat, ending, nowMs },
    journal: { write: (line) => lines.push(line) },
    cpuClock: {
      close() {},
      read() {
        if (times === undefined) throw new Error('ESRCH')
        return times
      },
    },
  })
  return {
    ...{ lines, log, ending },
    gone() {
      times = undefined
    },
    /** A turn of so many ms, of which the thread had some on a CPU and some in its queue, evenly. */
    turn(durationMs: number, { cpuMs, runQueueMs = 0 }: ThreadTimes) {
      for (let passedMs = 0; passedMs < durationMs; passedMs += 4) {
        nowMs += 4
        if (times !== undefined) {
          const share = 4 / durationMs
          times = { cpuMs: times.cpuMs + cpuMs * share, runQueueMs: (times.runQueueMs ?? 0) + runQueueMs * share }
        }
        log.poll(nowMs)
      }
      heartbeat.count++
      nowMs += 1
      return log.poll(nowMs)
    },
    figures() {
      log.write(nowMs)
      return lines.findLast((line) => line.type === 'thread')
    },
  }
}

describe('a worker thread', () => {
  it('has long turns when it computes', () => {
    const thread = follow()
    thread.turn(200, { cpuMs: 190 })
    thread.turn(100, { cpuMs: 95 })
    thread.turn(8, { cpuMs: 8 })
    const figures = thread.figures()
    expect(figures).toMatchObject({ longTurns: 2, waits: 0, cpuMs: expect.closeTo(293) })
    expect(figures?.type === 'thread' && figures.longestTurnMs).toBeGreaterThan(180)
    expect(figures?.type === 'thread' && figures.longestTurnMs).toBeLessThan(220)
  })

  it('waits when it had no CPU and asked for none', () => {
    const thread = follow()
    thread.turn(500, { cpuMs: 2 })
    expect(thread.figures()).toMatchObject({ longTurns: 0, longTurnsMs: 0, waits: 1 })
  })

  it('did neither when the machine gave it no CPU', () => {
    const thread = follow()
    thread.turn(60, { cpuMs: 2, runQueueMs: 58 })
    thread.turn(20, { cpuMs: 20 })
    expect(thread.figures()).toMatchObject({ longTurns: 0, waits: 0 })
  })

  it('writes figures only when they have changed', () => {
    const thread = follow()
    thread.turn(200, { cpuMs: 190 })
    thread.figures()
    const count = thread.lines.length
    thread.turn(8, { cpuMs: 1 })
    thread.figures()
    expect(thread.lines).toHaveLength(count)
  })

  it('counts the turn that it exits in, by the clock that it read itself', () => {
    const thread = follow()
    thread.turn(8, { cpuMs: 8 })
    for (let nowMs = 10; nowMs < 260; nowMs += 4) expect(thread.log.poll(nowMs)).toBe(true)
    thread.ending.set([1, 7, 258, 0])
    expect(thread.log.poll(260)).toBe(false)
    expect(thread.lines).toMatchObject([
      { type: 'thread', cpuMs: 258, longTurns: 1, longestTurnMs: expect.closeTo(251, -1) },
      { type: 'end', how: 'exit', code: 7 },
    ])
  })

  it('is taken for terminated when its clock is gone without a word', () => {
    const thread = follow()
    thread.turn(200, { cpuMs: 190 })
    thread.gone()
    thread.figures()
    expect(thread.log.poll(1000)).toBe(false)
    expect(thread.lines.at(-1)).toMatchObject({ type: 'end', how: 'terminated', code: 1 })
  })
})
