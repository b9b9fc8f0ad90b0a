import { describe, expect, it } from 'vitest'
import { parseRssBytes, sumSchedstats } from '../../bench/overhead/cpu-clock.ts'
import type { LifeFigures } from '../../bench/overhead/life.ts'
import { type Sample, sampleOf } from '../../bench/overhead/sample.ts'
import { shuffled } from '../../bench/overhead/shuffle.ts'
import { notesOn, summariseServer } from '../../bench/overhead/summarise.ts'
import { listVariants } from '../../bench/overhead/variants.ts'
import { missingIn } from '../../bench/overhead/watched.ts'

const variants = listVariants('/built/probe', [])

/** One life of the hello server in which each variant costs its share of a bare request, whatever the round costs. */
function lifeOf(costs: Record<string, number>, rounds: readonly number[]): LifeFigures[] {
  return variants.map(({ id }) => ({
    serverId: 'hello',
    variantId: id,
    samples: rounds.map((bareUs) => sample(bareUs * (costs[id] ?? 1))),
    idleCpuShare: 0.01,
    rssBytes: 50_000_000,
  }))
}

function sample(cpuUsPerRequest: number, runQueueShare = 0.01): Sample {
  return { cpuUsPerRequest, requestsPerSecond: 10_000, p50Ms: 1, p99Ms: 2, runQueueShare }
}

function summarise(lives: readonly LifeFigures[]) {
  return summariseServer({
    serverId: 'hello',
    variants,
    lives,
    startUps: {
      serverId: 'hello',
      bareMs: [100, 200, 300],
      probeMs: [140, 230, 350],
      bareOneCpuMs: [],
      probeOneCpuMs: [],
    },
  })
}

describe('sumSchedstats', () => {
  it('adds up the CPU and the waiting of all threads', () => {
    expect(sumSchedstats(['5000000 1000000 12\n', '2500000 500000 3\n'])).toEqual({ cpuMs: 7.5, runQueueMs: 1.5 })
  })
})

describe('parseRssBytes', () => {
  it('takes the resident size, not its peak', () => {
    expect(parseRssBytes('Name:\tnode\nVmHWM:\t   90000 kB\nVmRSS:\t   51200 kB\n')).toBe(51_200 * 1024)
  })

  it('does not take a status without it for nothing', () => {
    expect(() => parseRssBytes('Name:\tkthreadd\n')).toThrow('no VmRSS')
  })
})

describe('sampleOf', () => {
  it('shares the CPU of a slice out over its requests', () => {
    const slice = { requests: 4, elapsedMs: 200, latenciesMs: [1, 2, 3, 9] }
    expect(sampleOf({ cpuMs: 10, runQueueMs: 1 }, { cpuMs: 10.2, runQueueMs: 21 }, slice)).toEqual({
      cpuUsPerRequest: expect.closeTo(50),
      requestsPerSecond: 20,
      p50Ms: 2.5,
      p99Ms: expect.closeTo(8.82),
      runQueueShare: expect.closeTo(0.1),
    })
  })
})

describe('summariseServer', () => {
  it('finds a cost of eight per cent under rounds that differ by a factor of three', () => {
    const { variants: figures } = summarise(lifeOf({ probe: 1.08 }, [40, 120, 55, 90, 41, 70]))
    const ratioOf = (id: string) => figures.find((variant) => variant.id === id)?.cpuRatio
    expect(ratioOf('probe')?.median).toBeCloseTo(1.08)
    expect(ratioOf('probe')?.high).toBeCloseTo(1.08)
    expect(ratioOf('control')?.median).toBeCloseTo(1)
    expect(ratioOf('bare')).toBeUndefined()
  })

  it('pairs the rounds of every life with the bare server of the same life', () => {
    const lives = [...lifeOf({ probe: 1.1 }, [40, 42]), ...lifeOf({ probe: 1.1 }, [80, 84])]
    const probe = summarise(lives).variants.find(({ id }) => id === 'probe')
    expect(probe?.cpuRatio).toMatchObject({ count: 4, median: expect.closeTo(1.1), q1: expect.closeTo(1.1) })
    expect(probe?.rssBytes.count).toBe(2)
  })

  it('takes the start-up cost from pairs, not from two medians', () => {
    // The medians differ by 30 ms; the pairs by 40, 30 and 50.
    expect(summarise(lifeOf({}, [40])).startUp).toMatchObject({
      bareMs: { median: 200 },
      probeMs: { median: 230 },
      addedMs: { median: 40, low: 30, high: 50 },
    })
  })
})

describe('notesOn', () => {
  it('says how far the control pair strays, which is what the figures cannot tell from nothing', () => {
    const life = lifeOf({}, [40, 40, 40, 40, 40, 40])
    for (const [round, figures] of (life.find(({ variantId }) => variantId === 'control')?.samples ?? []).entries())
      figures.cpuUsPerRequest *= 1 + (round - 2) / 100
    expect(notesOn([summarise(life)], true)[0]).toContain('the control pair lies within 3.0 % of 1')
  })

  it('calls few rounds a smoke test, and enough rounds not', () => {
    const few = notesOn([summarise(lifeOf({}, Array(29).fill(40)))], true)
    const enough = notesOn([summarise(lifeOf({}, Array(30).fill(40)))], true)
    expect(few.join()).toContain('only 29 rounds')
    expect(enough.join()).not.toContain('smoke test')
  })

  it('tells a busy machine, and one where nothing could be pinned', () => {
    const life = lifeOf({}, [40])
    for (const { samples } of life) for (const figures of samples) figures.runQueueShare = 0.4
    const notes = notesOn([summarise(life)], false).join()
    expect(notes).toContain('waited for a CPU during 40.0 %')
    expect(notes).toContain('not pinned')
    expect(notesOn([summarise(lifeOf({}, [40]))], true).join()).not.toMatch(/waited|pinned/)
  })
})

describe('shuffled', () => {
  it('keeps every value and leaves the list as it was', () => {
    const values = [1, 2, 3, 4]
    expect(shuffled(values, () => 0)).toEqual([2, 3, 4, 1])
    expect(shuffled(values, () => 0.999)).toEqual([1, 2, 3, 4])
    expect(values).toEqual([1, 2, 3, 4])
  })
})

describe('missingIn', () => {
  const begin = { type: 'process', process: '7', pid: 7 }
  const second = (answered: number) => ({ type: 'second', process: '7', routes: [[0, answered, 5, 1]] })
  const end = { type: 'end', process: '7' }
  const recording = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

  it('is content with a recording of the whole life and its requests', () => {
    expect(missingIn(recording(begin, second(900), end), 7, true)).toBeUndefined()
    expect(missingIn(recording(begin, end), 7, false)).toBeUndefined()
  })

  it('notices a probe that was not there, not to the end, or not doing what is measured', () => {
    expect(missingIn(recording(begin, end), 8, false)).toBe('it is not in the recording')
    expect(missingIn(recording(begin, second(900)), 7, true)).toContain('no end')
    expect(missingIn(recording(begin, end), 7, true)).toContain('no requests')
    expect(missingIn(recording(begin, second(900), end), 7, false)).toContain('900 requests')
  })
})
