import { describe, expect, it } from 'vitest'
import { LoopcheckError } from '../../../src/errors.ts'
import type { CaptureProfile } from '../../../src/model.ts'
import { formats } from '../../../src/report/formats/formats.ts'
import { blockedReport, frame, hostileStrings, improvedComparison, withHostileStrings } from '../fixtures.ts'
import { hostileReport } from '../hostile.ts'
import { assets, captures } from './assets.ts'
import { openInDevtools } from './open-in-devtools.ts'
import { cpuProfileFaults, speedscopeFaults } from './profile-rules.ts'
import { timesOf } from './times-of.ts'

const { cpuprofile, speedscope } = formats
const withCaptures = { ...assets, captures }
const [, reported] = captures as [CaptureProfile, CaptureProfile]

describe('cpuprofile', () => {
  it('is as it was', async () => {
    await expect(cpuprofile.report(blockedReport, withCaptures)).toMatchFileSnapshot(
      '../__snapshots__/blocked.cpuprofile',
    )
  })

  it('gives each function the time it stands for, in DevTools’ flame chart as in its tree of calls', async () => {
    const text = cpuprofile.report(blockedReport, withCaptures)
    expect(cpuProfileFaults(JSON.parse(text))).toEqual([])
    const seen = await openInDevtools(text)
    const { selfMs, totalMs } = timesOf(reported)
    expect(selfMs).toEqual(
      new Map([
        ['wait', 350.5],
        ['serializeTables', 20],
      ]),
    )
    for (const name of totalMs.keys()) {
      expect(seen.callsMs.get(name), name).toBeCloseTo(totalMs.get(name) ?? 0, 3)
      expect(seen.selfMs.get(name), name).toBeCloseTo(selfMs.get(name) ?? 0, 3)
      expect(seen.treeSelfMs.get(name), name).toBeCloseTo(selfMs.get(name) ?? 0, 0)
    }
    expect([...seen.callsMs.keys()].sort()).toEqual(['(idle)', ...totalMs.keys()].sort())
    expect(seen.treeTotalMs).toBeCloseTo(reported.endMs - reported.startMs, 0)
  })

  it('is of the process that the report is of', () => {
    expect(cpuprofile.report(blockedReport, withCaptures)).not.toContain('src/worker.js')
  })

  it('opens without a stall, and without a process', async () => {
    const idle = captures.map((one) => ({ ...one, stacks: [], pieces: [] }))
    for (const given of [idle, []]) {
      const text = cpuprofile.report(blockedReport, { ...assets, captures: given })
      expect(cpuProfileFaults(JSON.parse(text))).toEqual([])
      expect([...(await openInDevtools(text)).callsMs.keys()]).toEqual(['(idle)'])
    }
  })
})

describe('speedscope', () => {
  it('is as it was', async () => {
    await expect(speedscope.report(blockedReport, withCaptures)).toMatchFileSnapshot(
      '../__snapshots__/blocked.speedscope.json',
    )
  })

  it('is what speedscope’s schema asks for, with every process and without any', () => {
    for (const given of [captures, []]) {
      const file = JSON.parse(speedscope.report(blockedReport, { ...assets, captures: given }))
      expect(speedscopeFaults(file)).toEqual([])
      expect(file.profiles).toHaveLength(Math.max(1, given.length))
      for (const { startValue, endValue, weights } of file.profiles) {
        expect(weights.reduce((sum: number, ms: number) => sum + ms, 0)).toBeCloseTo(endValue - startValue, 6)
      }
    }
  })
})

describe.each(['cpuprofile', 'speedscope'] as const)('%s', (id) => {
  it('says what it needs, and what it cannot show', () => {
    expect(formats[id].needs).toBe('recording')
    expect(() => formats[id].report(blockedReport, assets)).toThrow(LoopcheckError)
    expect(() => formats[id].report(blockedReport, assets)).toThrow(`loopcheck report <recording.jsonl> --format ${id}`)
    expect(() => formats[id].comparison(improvedComparison, withCaptures)).toThrow('has several')
  })

  it('can be read whatever the names hold', () => {
    for (const offset of hostileStrings.keys()) {
      const hostile = withHostileStrings(captures as CaptureProfile[], offset)
      const text = formats[id].report(hostileReport(offset), { ...assets, captures: hostile })
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|\\u001b/iu)
      const read = JSON.parse(text)
      expect(id === 'cpuprofile' ? cpuProfileFaults(read) : speedscopeFaults(read)).toEqual([])
    }
  })

  it('lets no function pass for a state of V8', () => {
    const posing = {
      ...reported,
      stacks: [[frame({ function: '(idle)', file: 'a.js', line: 1 })], ...reported.stacks.slice(1)],
    }
    const file = JSON.parse(formats[id].report(blockedReport, { ...assets, captures: [posing] }))
    const names: string[] =
      id === 'cpuprofile'
        ? file.nodes.map(({ callFrame }: { callFrame: { functionName: string } }) => callFrame.functionName)
        : file.shared.frames.map(({ name }: { name: string }) => name)
    expect(names.filter((name) => name === '(idle)')).toHaveLength(id === 'cpuprofile' ? 1 : 0)
    expect(names).toContain('\u200B(idle)')
  })
})
