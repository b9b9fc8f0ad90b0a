import { describe, expect, it } from 'vitest'
import { EventLog } from '../../../../src/fixtures-server/scenarios/runs/offloaded/event-log.ts'
import type { EventFeed } from '../../../../src/fixtures-server/scenarios/runs/run-event.ts'

const data = { runId: 'r1', dataset: 'c1' }

describe('EventLog', () => {
  it('numbers events from 1', () => {
    const log = logOf('started', 'progress')
    expect(readAll(log.follow(0))).toEqual(['1 started', '2 progress'])
  })

  it('gives late readers all, and those who come back what they miss', () => {
    const log = logOf('started', 'progress', 'done')
    log.end()
    expect(readAll(log.follow(0))).toEqual(['1 started', '2 progress', '3 done'])
    expect(readAll(log.follow(2))).toEqual(['3 done'])
    expect(readAll(log.follow(9))).toEqual([])
  })

  it('tells readers that there is more, each at its own pace', () => {
    const log = logOf('started')
    const [fast, slow] = [log.follow(0), log.follow(0)]
    const seen: string[] = []
    fast.onMore(() => seen.push(...readAll(fast)))
    log.append('progress', data)
    log.append('done', data)
    expect(seen).toEqual(['1 started', '2 progress', '3 done'])
    expect(readAll(slow)).toEqual(['1 started', '2 progress', '3 done'])
  })

  it('is over for a reader only when all is read', () => {
    const log = logOf('started')
    const feed = log.follow(0)
    expect(feed.isOver()).toBe(false)
    log.end()
    expect(feed.isOver()).toBe(false)
    feed.next()
    expect(feed.isOver()).toBe(true)
  })

  it('forgets readers that have closed, also while it tells them', () => {
    const log = logOf()
    const feed = log.follow(0)
    let told = 0
    feed.onMore(() => {
      told++
      feed.close()
    })
    log.append('started', data)
    log.append('progress', data)
    expect([told, log.readers]).toEqual([1, 0])
  })

  it('takes nothing more after its end', () => {
    const log = logOf()
    log.end()
    expect(() => log.append('done', data)).toThrow('comes too late')
  })
})

function logOf(...names: ('started' | 'progress' | 'done')[]): EventLog {
  const log = new EventLog()
  for (const name of names) log.append(name, data)
  return log
}

function readAll(feed: EventFeed): string[] {
  const read: string[] = []
  for (let event = feed.next(); event !== undefined; event = feed.next()) read.push(`${event.id} ${event.name}`)
  return read
}
