import { describe, expect, it } from 'vitest'
import { LoopcheckError } from '../../../src/errors.ts'
import type { CaptureProfile } from '../../../src/model.ts'
import { formats } from '../../../src/report/formats/formats.ts'
import { blockedReport, frame, hostileStrings, improvedComparison, withHostileStrings } from '../fixtures.ts'
import { assets, captures } from './assets.ts'
import { readCpuProfileAsDevtools, readCpuProfileAsSpeedscope, readSpeedscope } from './profile-readers.ts'

const { cpuprofile, speedscope } = formats
const withCaptures = { ...assets, captures }

/** ms of each stack by its functions, outermost first, of the reported process; nothing but idle time left out. */
const expected = {
  bridge: 100.5 + 250,
  json: 20,
}
const bridgeLeaf = 'wait'
const jsonLeaf = 'serializeTables'

describe('cpuprofile', () => {
  it('is as it was', async () => {
    await expect(cpuprofile.report(blockedReport, withCaptures)).toMatchFileSnapshot(
      '../__snapshots__/blocked.cpuprofile',
    )
  })

  it('gives each stack the time it stands for, in Chrome DevTools as in speedscope', () => {
    const text = cpuprofile.report(blockedReport, withCaptures)
    for (const read of [readCpuProfileAsDevtools, readCpuProfileAsSpeedscope]) {
      const times = read(JSON.parse(text))
      expect(times.get(bridgeLeaf)).toBeCloseTo(expected.bridge, 3)
      expect(times.get(jsonLeaf)).toBeCloseTo(expected.json, 3)
      const busyMs = [...times].filter(([name]) => name !== '(idle)').reduce((sum, [, ms]) => sum + ms, 0)
      expect(busyMs).toBeCloseTo(expected.bridge + expected.json, 3)
    }
  })

  it('is of the process that the report is of', () => {
    expect(cpuprofile.report(blockedReport, withCaptures)).not.toContain('src/worker.js')
  })

  it('opens without a stall, and without a process', () => {
    const idle = captures.map((one) => ({ ...one, stacks: [], pieces: [] }))
    for (const given of [idle, []]) {
      const profile = JSON.parse(cpuprofile.report(blockedReport, { ...assets, captures: given }))
      expect([...readCpuProfileAsDevtools(profile).keys()]).toEqual(['(idle)'])
    }
  })
})

describe('speedscope', () => {
  it('is as it was', async () => {
    await expect(speedscope.report(blockedReport, withCaptures)).toMatchFileSnapshot(
      '../__snapshots__/blocked.speedscope.json',
    )
  })

  it('has every process, opens the reported one, and gives each stack the time it stands for', () => {
    const file = JSON.parse(speedscope.report(blockedReport, withCaptures))
    const [worker, reported] = readSpeedscope(file)
    expect(file.activeProfileIndex).toBe(1)
    expect(worker?.name).toBe('Stalls of the cluster worker 2 (pid 4322), without 1,234 shorter stalls')
    expect(worker?.times.get('(anonymous)')).toBeCloseTo(40, 6)
    expect(reported?.times.get(bridgeLeaf)).toBeCloseTo(expected.bridge, 6)
    expect(reported?.times.get(jsonLeaf)).toBeCloseTo(expected.json, 6)
    expect(reported?.totalMs).toBeCloseTo(1_500, 6)
  })

  it('opens without a process', () => {
    expect(readSpeedscope(JSON.parse(speedscope.report(blockedReport, { ...assets, captures: [] })))).toHaveLength(1)
  })
})

describe.each(['cpuprofile', 'speedscope'] as const)('%s', (id) => {
  it('says what it needs, and what it cannot show', () => {
    expect(formats[id].needs).toBe('recording')
    expect(() => formats[id].report(blockedReport, assets)).toThrow(LoopcheckError)
    expect(() => formats[id].report(blockedReport, assets)).toThrow(`loopcheck report <recording.jsonl> --format ${id}`)
    expect(() => formats[id].comparison(improvedComparison, withCaptures)).toThrow('has several')
  })

  it('can be read whatever the names hold; none passes for a state of V8', () => {
    for (const offset of hostileStrings.keys()) {
      const hostile = withHostileStrings(captures as CaptureProfile[], offset)
      const text = formats[id].report(withHostileStrings(blockedReport, offset), { ...assets, captures: hostile })
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|\\u001b/iu)
      const read = JSON.parse(text)
      const times = id === 'cpuprofile' ? readCpuProfileAsDevtools(read) : readSpeedscope(read)[1]?.times
      expect([...(times ?? [])].length).toBeGreaterThan(1)
    }
    const [, reported] = captures as [CaptureProfile, CaptureProfile]
    const posing = {
      ...reported,
      stacks: [[frame({ function: '(idle)', file: 'a.js', line: 1 })], ...reported.stacks.slice(1)],
    }
    const text = formats[id].report(blockedReport, { ...assets, captures: [posing] })
    const names =
      id === 'cpuprofile'
        ? [...readCpuProfileAsDevtools(JSON.parse(text)).keys()]
        : JSON.parse(text).shared.frames.map(({ name }: { name: string }) => name)
    expect(names.filter((name: string) => name === '(idle)').length).toBe(id === 'cpuprofile' ? 1 : 0)
    expect(names).toContain('\u200B(idle)')
  })
})
