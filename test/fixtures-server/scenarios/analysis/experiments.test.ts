import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import {
  boundBy,
  computingShare,
  phaseWallMs,
  sayWhereBusy,
  shareWithoutCore,
  totalPhases,
} from '../../../../src/fixtures-server/scenarios/analysis/experiments/phase-times.ts'
import { readTree } from '../../../../src/fixtures-server/scenarios/analysis/experiments/process-tree.ts'
import {
  recommend,
  type StrategyFigures,
} from '../../../../src/fixtures-server/scenarios/analysis/experiments/recommend.ts'
import type { Phase, PhaseTiming } from '../../../../src/fixtures-server/scenarios/analysis/timing.ts'

const mebibyte = 2 ** 20
const limits = { freeMs: 50, cores: 2 }

describe('a recommendation', () => {
  const inline = figures('inline', { wallMs: 900, longestStallMs: 880 })

  it('is the quickest of those that leave the loop free', () => {
    const { best, why } = recommend(
      [inline, figures('worker-pool', { wallMs: 600 }), figures('engine', { wallMs: 300 })],
      limits,
    )
    expect(best).toBe('engine')
    expect(why).toContain('engine answers in 300 ms without a stall: the quickest of 2 strategies')
  })

  it('changes with the figures', () => {
    expect(
      recommend([inline, figures('worker-pool', { wallMs: 300 }), figures('engine', { wallMs: 600 })], limits).best,
    ).toBe('worker-pool')
  })

  it('prefers the smaller one of two that are about as quick', () => {
    const small = figures('engine', { wallMs: 330, peakBytes: 100 * mebibyte })
    const { best, why } = recommend(
      [figures('process-pool', { wallMs: 300, peakBytes: 400 * mebibyte }), small],
      limits,
    )
    expect(best).toBe('engine')
    expect(why).toContain('about as quick as process-pool (300 ms, 400 MiB), with the least memory')
  })

  it('takes none that holds the loop up, however quick', () => {
    const { best, why, others } = recommend([inline, figures('chunked', { wallMs: 100, longestStallMs: 70 })], limits)
    expect(best).toBeUndefined()
    expect(why).toContain('chunked the least: 70 ms')
    expect(others).toHaveLength(2)
  })

  it('tells of the others with their own figures', () => {
    const { others } = recommend(
      [
        { ...inline, cpuMs: 900 },
        figures('worker-pool', { wallMs: 500, peakBytes: 200 * mebibyte }),
        figures('chunked', { wallMs: 990 }),
        figures('process-pool', { wallMs: 520, peakBytes: 300 * mebibyte }),
        figures('job-queue', { wallMs: 640, peakBytes: 300 * mebibyte }),
      ],
      limits,
    )
    const words = new Map(others.map(({ strategy, when }) => [strategy, when]))
    expect(others.map(({ strategy }) => strategy)).not.toContain('worker-pool')
    expect(words.get('inline')).toContain('it holds everyone up for 880 ms; it leaves 50 % of the cores idle')
    expect(words.get('chunked')).toContain('1.10 times inline here')
    expect(words.get('process-pool')).toContain('1.5 times the memory of threads here')
    expect(words.get('job-queue')).toContain('+120 ms against plain processes here')
  })

  it('says so where nothing was measured', () => {
    expect(recommend([], limits)).toEqual({ best: undefined, why: 'Nothing was measured.', others: [] })
  })
})

describe('the phases of several pieces', () => {
  const pieces = [
    [timing('read', 10, 1), timing('parse', 100, 90)],
    [timing('read', 5, 1), timing('parse', 140, 80, 40), timing('parse', 10, 10)],
    [timing('merge', 20, 20), timing('parse', 3, 3)],
  ]

  it('last as long as the slowest of those side by side, and the last one', () => {
    expect(phaseWallMs(pieces, 'parse')).toBe(153)
    expect(phaseWallMs(pieces, 'merge')).toBe(20)
    expect(phaseWallMs(pieces, 'infer')).toBeUndefined()
    expect(phaseWallMs([[timing('parse', 7, 7)]], 'parse')).toBe(7)
  })

  it('add up, in their order', () => {
    expect(totalPhases(pieces)).toEqual([
      { phase: 'read', wallMs: 15, cpuMs: 2, queueMs: 0 },
      { phase: 'parse', wallMs: 253, cpuMs: 183, queueMs: 40 },
      { phase: 'merge', wallMs: 20, cpuMs: 20, queueMs: 0 },
    ])
  })

  it('are bound by what they do while they have a core', () => {
    const shares = totalPhases(pieces).map(computingShare)
    expect(shares.map(boundBy)).toEqual(['I/O', 'CPU', 'CPU'])
    expect(boundBy(0.5)).toBe('both')
    expect(computingShare({ phase: 'infer', wallMs: 1, cpuMs: 0, queueMs: 1 })).toBe(1)
  })

  it('say where the machine was busy', () => {
    expect(sayWhereBusy(shareWithoutCore(totalPhases(pieces)))).toBeUndefined()
    expect(sayWhereBusy(shareWithoutCore(totalPhases([[timing('parse', 100, 50, 50)]])))).toContain(
      'without a core for 50 % of the time',
    )
  })
})

describe.skipIf(process.platform !== 'linux')('a process tree', () => {
  it('has its children, and theirs, in it', async () => {
    const nested =
      'const c = require("child_process").spawn(process.execPath, ["-e", "const e = Date.now() + 300; while (Date.now() < e); console.log(1); setTimeout(() => {}, 9e3)"], {stdio: "inherit"}); process.stdin.on("end", () => c.kill()).resume()'
    const parent = spawn(process.execPath, ['-e', nested], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(parent.stdout, 'data')
    const tree = readTree(Number(parent.pid))
    const alone = readTree(process.pid)
    parent.stdin.end()
    await once(parent, 'exit')
    expect(tree?.cpuMs).toBeGreaterThan(150)
    expect(tree?.rssBytes).toBeGreaterThan(50 * mebibyte)
    expect(alone?.rssBytes).toBeGreaterThan(20 * mebibyte)
    expect(readTree(Number(parent.pid))).toBeUndefined()
  })
})

function figures(strategy: string, given: Partial<StrategyFigures>): StrategyFigures {
  return { strategy, wallMs: 500, longestStallMs: 0, cpuMs: null, peakBytes: null, copiedBytes: 0, ...given }
}

function timing(phase: Phase, wallMs: number, cpuMs: number, queueMs = 0): PhaseTiming {
  return { phase, wallMs, cpuMs, queueMs }
}
