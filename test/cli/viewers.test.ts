import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { captureProfiles } from '../../src/diagnose/capture-profiles.ts'
import { readRecording } from '../../src/recording/parse-recording.ts'
import { openInDevtools } from '../report/formats/open-in-devtools.ts'
import { openInSpeedscope } from '../report/formats/open-in-speedscope.ts'
import { timesOf } from '../report/formats/times-of.ts'
import { hasChromium, startChromium, whySkipped } from '../report/in-chromium.ts'
import { readReport, runCli, temporaryFolder } from './cli.ts'

/** One stall: `handle` calls `index`, which takes 0.3 s, and `render`, which takes 0.2 s. */
const nested = `
function spin(ms) { for (const endMs = performance.now() + ms; performance.now() < endMs;); }
function index() { spin(300) }
function render() { spin(200) }
function handle() { index(); render() }
setTimeout(handle, 300)
setTimeout(() => {}, 1200)
`

describe(`the captures of a real run${whySkipped && ', without speedscope'}`, () => {
  it('show DevTools and speedscope the times of the report', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'nested.mjs'), nested)
    await runCli(['run', '-q', '--format', 'json,cpuprofile,speedscope', '--', 'node', 'nested.mjs'], { cwd })
    const folder = join(cwd, '.loopcheck/run')
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    const [capture] = captureProfiles(readRecording(join(folder, 'recording.jsonl')))
    const said = timesOf(capture ?? { stacks: [], pieces: [] })
    const blockers = readReport(folder).blockers.filter(({ location }) => location?.file === 'nested.mjs')
    const blockedMs = blockers.reduce((sum, { totalMs }) => sum + totalMs, 0)
    expect(said.totalMs.get('handle')).toBeCloseTo(blockedMs, 0)
    // Which of the two a stretch between two stacks belongs to is not known to the millisecond.
    expect(said.totalMs.get('index')).toBeGreaterThan(100)
    expect(said.totalMs.get('render')).toBeGreaterThan(50)

    const { callsMs, selfMs } = await openInDevtools(read('captures.cpuprofile'))
    for (const [name, ms] of said.totalMs) expect(callsMs.get(name), name).toBeCloseTo(ms, 1)
    for (const [name, ms] of said.selfMs) expect(selfMs.get(name), name).toBeCloseTo(ms, 1)
    if (!hasChromium) return
    const chromium = await startChromium()
    onTestFinished(chromium.close)
    for (const name of ['captures.cpuprofile', 'captures.speedscope.json']) {
      const { rows, trouble } = await openInSpeedscope(chromium, name, read(name))
      expect(trouble).toEqual([])
      for (const called of ['index', 'render']) {
        const shownMs = rows.find((row) => row.name === called)?.totalMs ?? 0
        expect(Math.abs(shownMs - (said.totalMs.get(called) ?? 0)), `${called} in ${name}`).toBeLessThan(0.1)
      }
    }
  })
})
