import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureProfile } from '../../../src/model.ts'
import { plainText } from '../../../src/report/foreign-text.ts'
import { formats } from '../../../src/report/formats/formats.ts'
import { blockedReport, frame, hostileStrings } from '../fixtures.ts'
import { type Chromium, hasChromium, startChromium, whySkipped } from '../in-chromium.ts'
import { assets, captures } from './assets.ts'
import { openInSpeedscope } from './open-in-speedscope.ts'
import { timesOf } from './times-of.ts'

const [, reported] = captures as [CaptureProfile, CaptureProfile]

describe.skipIf(!hasChromium)(`in the app of speedscope${whySkipped}`, () => {
  let chromium: Chromium
  beforeAll(async () => {
    chromium = await startChromium()
  })
  afterAll(() => chromium?.close())

  const written = (id: 'cpuprofile' | 'speedscope', given = captures) =>
    formats[id].report(blockedReport, { ...assets, captures: given })

  it('all processes are listed, the reported one is open, and each function has its time', async () => {
    const seen = await openInSpeedscope(chromium, 'captures.speedscope.json', written('speedscope'))
    expect(seen.trouble).toEqual([])
    expect(seen.bar).toBe('Stalls of the cluster worker 1 (pid 4321) (2/2)')
    expect(seen.profiles).toEqual([
      { name: 'Stalls of the cluster worker 2 (pid 4322), without 1,234 shorter stalls', totalMs: 40 },
      { name: 'Stalls of the cluster worker 1 (pid 4321)', totalMs: 370.5 },
    ])
    expect(byName(seen.rows)).toEqual(expected(reported))
  })

  it('a .cpuprofile shows the same', async () => {
    const seen = await openInSpeedscope(chromium, 'captures.cpuprofile', written('cpuprofile'))
    expect(seen.trouble).toEqual([])
    expect(seen.bar).toBe('captures.cpuprofile')
    expect(byName(seen.rows)).toEqual(expected(reported))
  })

  it.each(['cpuprofile', 'speedscope'] as const)('a %s shows every strange name as it is', async (id) => {
    const names = hostileStrings.filter((text) => plainText(text) !== '')
    const stacks = names.map((name, index) => [frame({ function: name, file: name, line: index + 1 })])
    const pieces = names.map((_, stack) => ({ startMs: stack * 10, durationMs: 5, stack }))
    const strange = { ...reported, name: names[3] ?? '', startMs: 0, endMs: names.length * 10, stacks, pieces }
    const fileName = id === 'cpuprofile' ? 'captures.cpuprofile' : 'captures.speedscope.json'
    const seen = await openInSpeedscope(chromium, fileName, written(id, [strange]))
    expect(seen.trouble).toEqual([])
    expect(seen.rows.map(({ name }) => name.replace('\u200B', '')).sort()).toEqual(names.map(plainText).sort())
    expect(new Set(seen.rows.map(({ selfMs }) => selfMs))).toEqual(new Set([5]))
  })
})

type Row = { name: string; totalMs: number; selfMs: number }

function byName(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Here no function calls itself, and none stands at two lines. */
function expected(capture: CaptureProfile): Row[] {
  const { selfMs, totalMs } = timesOf(capture)
  return byName([...totalMs].map(([name, ms]) => ({ name, totalMs: ms, selfMs: selfMs.get(name) ?? 0 })))
}
