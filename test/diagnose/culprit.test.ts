import { describe, expect, it } from 'vitest'
import { findCulprits, type Part } from '../../src/diagnose/culprit.ts'
import { frame, stallOf } from './built-stall.ts'

const caller = frame('handle routes.js:9:3')

describe('a late answer', () => {
  const send = frame('send reply.js:7:5')
  const library = (name: string, more = {}) =>
    frame(`${name} node_modules/json/a.js:3:1`, { package: 'json@1.0.0', ...more })

  it('is no native call where the same package was seen running, in whatever function', () => {
    const parts = culprits(120, [
      { atMs: 20, frames: [library('escape'), library('write'), send] },
      { atMs: 60, askedAtMs: 40, frames: [library('write'), send] },
      { atMs: 100, frames: [library('quote'), library('write'), send] },
    ])
    expect(parts).toMatchObject([{ isNative: false, culprit: { function: 'send' } }])
  })

  it('stays a native call where another package was', () => {
    const other = frame('hash node_modules/hash/a.js:3:1', { package: 'hash@1.0.0' })
    const parts = culprits(120, [
      { atMs: 20, frames: [other, send] },
      { atMs: 100, askedAtMs: 40, frames: [library('write'), send] },
    ])
    expect(parts[0]).toMatchObject({ isNative: true, culprit: { function: 'send' } })
  })

  it('is no native call for a built-in that takes no time', () => {
    const search = frame('search page.js:6:11')
    const parts = (builtIn: string) =>
      culprits(120, [
        { atMs: 20, frames: [search, caller] },
        { atMs: 100, askedAtMs: 40, frames: [frame(`${builtIn} :0:0`), search, caller] },
      ])
    for (const name of ['String.charCodeAt', 'StringIterator.next', 'Math.max', 'Map.get']) {
      expect(parts(name)).toMatchObject([{ isNative: false, callee: undefined }])
    }
    expect(parts('String.replace')[0]).toMatchObject({ isNative: true, callee: 'String.replace' })
  })
})

describe('a native call', () => {
  it('is named as the user called it, not as Node went on inside', () => {
    const inside = [frame('spawnSync node:child_process:928:24'), frame('execSync node:child_process:1009:15')]
    const user = [frame('output shell.js:4:23'), caller]
    const [part] = culprits(120, [
      { atMs: 116, askedAtMs: 13, frames: [...inside, ...user] },
      { atMs: 116.5, callee: 'Buffer.toString', detail: '6 characters', frames: [...inside, ...user] },
    ])
    expect(part).toMatchObject({ callee: 'child_process.execSync', isNative: true, detail: undefined })
    expect(part?.culprit).toMatchObject({ file: 'shell.js', line: 4 })
  })

  it('is not taken for a wrapped call that began after the question was asked', () => {
    const sorting = [frame('sorted list.js:3:8'), caller]
    const [part] = culprits(150, [
      { atMs: 140, askedAtMs: 14, frames: sorting },
      { atMs: 140.4, callee: 'JSON.stringify', isLater: true, frames: [frame('send reply.js:7:5')] },
    ])
    expect(part).toMatchObject({ isNative: true, callee: undefined, confidence: 'likely' })
    expect(part?.culprit).toMatchObject({ file: 'list.js', line: 3 })
  })

  it('is the wrapped call that had begun before the question', () => {
    const [part] = culprits(150, [
      { atMs: 140, askedAtMs: 14, frames: [frame('next list.js:4:1'), caller] },
      { atMs: 140.4, callee: 'JSON.parse', frames: [frame('decode cache.js:14:10'), caller] },
    ])
    expect(part).toMatchObject({ callee: 'JSON.parse', isNative: true, confidence: 'exact' })
    expect(part?.culprit).toMatchObject({ file: 'cache.js', line: 14 })
  })

  it('is blamed on the caller of a function that had only just been entered', () => {
    const [part] = culprits(120, [
      {
        atMs: 110,
        askedAtMs: 14,
        frames: [frame('check power.js:6:15', { isEntry: true }), frame('power power.js:3:10')],
      },
    ])
    expect(part?.culprit).toMatchObject({ function: 'power', line: 3 })
  })
})

describe('a call that interrupts can see into', () => {
  it('has the name of the wrapped call that came back at the same place', () => {
    const place = frame('copyOf copy.js:2:10')
    const inside = [frame('Map.set :0:0'), place, caller]
    const [part] = culprits(100, [
      { atMs: 20, frames: inside },
      { atMs: 40, frames: inside },
      { atMs: 70, frames: inside },
      { atMs: 95, callee: 'structuredClone', frames: [place, caller] },
    ])
    expect(part?.callee).toBe('structuredClone')
  })

  it('goes on after the last stack taken in it', () => {
    const inside = [frame('RegExp.test :0:0'), frame('isPlain rules.js:20:34'), caller]
    const [part, ...others] = culprits(130, [
      { atMs: 20, frames: inside },
      { atMs: 60, frames: inside },
      { atMs: 100, frames: inside },
      { atMs: 128, callee: 'JSON.stringify', isLater: true, frames: [frame('send reply.js:3:3'), caller] },
    ])
    expect(part).toMatchObject({ callee: 'RegExp.test', durationMs: 130 })
    expect(others).toEqual([])
  })

  it('counts the calls of that name only', () => {
    const place = frame('missing folder.js:14:20')
    const [part] = culprits(60, [
      { atMs: 20, callee: 'fs.readFileSync', calls: 500, frames: [place, caller] },
      { atMs: 40, callee: 'fs.readFileSync', calls: 700, frames: [place, caller] },
      { atMs: 58, callee: 'JSON.stringify', calls: 9, frames: [frame('send reply.js:3:3'), caller] },
    ])
    expect(part).toMatchObject({ callee: 'fs.readFileSync', calls: 1200 })
  })
})

describe('many cheap calls of a thread that had to queue for the CPU', () => {
  const hashed = (atMs: number, more: object = {}) => ({
    atMs,
    callee: 'crypto.Hash.update',
    calls: 900,
    frames: [frame('shardOf shard.js:4:18'), caller],
    ...more,
  })
  const asked = (atMs: number, askedAtMs: number) => ({ atMs, askedAtMs, frames: [frame('note probe.js:9:3')] })
  const captured = [hashed(20), asked(80, 30), hashed(80.2), hashed(110)]

  it('stay cheap calls when answers come late', () => {
    const { stall, captures, framesOf } = stallOf(120, captured)
    const queued = { ...stall, cpuMs: 40, runQueueMs: 60, measuredMs: 110 }
    expect(findCulprits(queued, captures, framesOf)).toMatchObject([{ isNative: false, calls: 2700 }])
  })

  it('are told from a long call among them when the thread had the CPU', () => {
    const { stall, captures, framesOf } = stallOf(120, captured)
    const running = { ...stall, cpuMs: 108, runQueueMs: 1, measuredMs: 110 }
    expect(findCulprits(running, captures, framesOf).map((part) => part.isNative)).toContain(true)
  })
})

describe('a turn of many requests', () => {
  const seen = (atMs: number, id: number, place: string) => ({
    atMs,
    frames: [frame(place), caller],
    request: { id, method: 'GET', path: `/${id}` },
  })

  it('is shared when each was seen once, in a function of its own', () => {
    const parts = culprits(60, [
      seen(15, 1, 'checksum work.js:4:3'),
      seen(19, 2, 'digits work.js:10:3'),
      seen(26, 3, 'mean work.js:16:3'),
      seen(40, 4, 'primes work.js:20:3'),
    ])
    expect(parts).toMatchObject([{ sharedBy: 4, culprit: undefined, durationMs: 60 }])
  })

  it('is the one that was seen again and again', () => {
    const [part] = culprits(60, [
      seen(15, 1, 'checksum work.js:4:3'),
      seen(19, 2, 'digits work.js:10:3'),
      seen(26, 3, 'mean work.js:16:3'),
      seen(34, 3, 'mean work.js:16:3'),
      seen(47, 3, 'mean work.js:16:3'),
    ])
    expect(part?.sharedBy).toBeUndefined()
    expect(part?.culprit).toMatchObject({ function: 'mean' })
  })

  it('is one culprit when all run the same function', () => {
    const [part] = culprits(
      60,
      [15, 19, 26, 40].map((atMs, id) => seen(atMs, id, 'checksum work.js:4:3')),
    )
    expect(part?.culprit).toMatchObject({ function: 'checksum' })
  })
})

describe('running JavaScript', () => {
  it('is blamed on a line in the function rather than on its head', () => {
    const head = frame('balance ledger.js:3:30', { isEntry: true })
    const [part] = culprits(100, [
      { atMs: 15, frames: [head] },
      { atMs: 30, frames: [head] },
      { atMs: 60, frames: [head] },
      { atMs: 70, frames: [frame('balance ledger.js:5:3')] },
    ])
    expect(part?.culprit?.line).toBe(5)
  })

  it('is blamed on the head where nothing else was ever seen', () => {
    const head = frame('byTitle sort.js:1:17', { isEntry: true })
    const [part] = culprits(60, [
      { atMs: 15, frames: [head, caller] },
      { atMs: 30, frames: [head, caller] },
    ])
    expect(part?.culprit).toMatchObject({ function: 'byTitle', line: 1 })
  })

  it('is not hidden by stacks taken between two callbacks of a queue', () => {
    const queue = frame('process.processTicksAndRejections node:internal/process/task_queues:74:3')
    const [part, ...others] = culprits(100, [
      { atMs: 15, frames: [queue] },
      { atMs: 30, frames: [queue] },
      { atMs: 50, frames: [frame('step step.js:4:8'), queue] },
      { atMs: 80, frames: [queue] },
    ])
    expect(part?.culprit).toMatchObject({ function: 'step', line: 4 })
    expect(others).toEqual([])
  })

  it('stays without a place when only the queue was seen, whatever came back afterwards', () => {
    const queue = frame('process.processTicksAndRejections node:internal/process/task_queues:104:5')
    const [part] = culprits(100, [
      { atMs: 15, frames: [queue] },
      { atMs: 40, frames: [queue] },
      { atMs: 80, frames: [queue] },
      {
        atMs: 97,
        callee: 'JSON.stringify',
        isLater: true,
        frames: [frame('serialize node_modules/fastify/reply.js:9:1')],
      },
    ])
    expect(part).toMatchObject({ culprit: undefined, callee: undefined })
  })
})

function culprits(durationMs: number, captured: Parameters<typeof stallOf>[1]): Part[] {
  const { stall, captures, framesOf } = stallOf(durationMs, captured)
  return findCulprits(stall, captures, framesOf)
}
