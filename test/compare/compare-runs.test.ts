import { describe, expect, it } from 'vitest'
import { compareStrategies } from '../../src/compare/compare-runs.ts'
import type { RunFigures } from '../../src/model.ts'
import { builtRun, builtStrategy } from './built-runs.ts'

const compare = (before: RunFigures[], after: RunFigures[], { isQuick = false } = {}) =>
  compareStrategies({
    id: 'tables',
    title: 'Table browser',
    story: 'Lists the rows of a table.',
    route: 'GET /tables',
    blocking: builtStrategy('blocking', before),
    offloaded: builtStrategy('offloaded', after),
    sameBytes: true,
    isQuick,
  })

const five = (longestMs: number, more?: Partial<RunFigures>) =>
  Array.from({ length: 5 }, () => builtRun(longestMs, more))
const runs = (...longestMs: number[]) => longestMs.map((ms) => builtRun(ms))

describe('the verdict', () => {
  it('is improved when the whole interval is below 0.8', () => {
    const { verdict, text, ratio } = compare(runs(312, 300, 320, 310, 315), runs(31, 30, 33, 29, 32))
    expect(verdict).toBe('improved')
    expect(ratio.longestMs?.estimate).toBeCloseTo(0.1, 2)
    expect(text).toBe('Improved: longest stall 312 ms → 31 ms, 0.1 times (96 % interval 0.093–0.11; 5 and 5 runs).')
  })

  it('is improved just below 0.8 and inconclusive at it', () => {
    expect(compare(five(1_000), five(799)).verdict).toBe('improved')
    expect(compare(five(1_000), [...five(799).slice(0, 2), ...five(801).slice(0, 3)]).verdict).toBe('inconclusive')
  })

  it('is unchanged from 0.8 up to 1.25', () => {
    expect(compare(five(1_000), five(801)).verdict).toBe('unchanged')
    expect(compare(five(1_000), five(1_249)).verdict).toBe('unchanged')
    expect(compare(five(0), five(0)).verdict).toBe('unchanged')
  })

  it('is regressed above 1.25', () => {
    const { verdict, text } = compare(five(100), five(126))
    expect(verdict).toBe('regressed')
    expect(text).toBe('Regressed: longest stall 100 ms → 126 ms, 1.26 times (96 % interval 1.26–1.26; 5 and 5 runs).')
    expect(compare(five(0), five(300)).verdict).toBe('regressed')
  })

  it('is not regressed by 20 ms or less', () => {
    const { verdict, text } = compare(five(40), five(60))
    expect(verdict).toBe('inconclusive')
    expect(text).toContain('It grew by no more than 20 ms.')
    expect(compare(five(40), five(61)).verdict).toBe('regressed')
    // From below the threshold of 20 to 35: it may have been 19 before.
    expect(compare(five(0), five(35)).verdict).toBe('inconclusive')
  })

  it('is inconclusive when the runs differ too much', () => {
    const { verdict, text } = compare(runs(100, 400, 90, 500, 200), runs(150, 90, 450, 300, 100))
    expect(verdict).toBe('inconclusive')
    expect(text).toContain('The runs differ too much')
  })

  it('is not improved when more of the time is blocked, in shorter pieces', () => {
    const { verdict, text } = compare(five(300, { blockedShare: 0.2 }), five(90, { blockedShare: 0.5 }))
    expect(verdict).toBe('inconclusive')
    expect(text).toContain('But the blocked share grew from 20 % to 50 %.')
  })

  it('is not improved when fewer requests are answered', () => {
    const { verdict, text } = compare(five(300, { ratePerSecond: 20 }), five(30, { ratePerSecond: 8 }))
    expect(verdict).toBe('inconclusive')
    expect(text).toContain('But the answers fell from 20/s to 8.0/s.')
  })
})

describe('without a verdict', () => {
  it('gives the numbers of a quick run', () => {
    const { verdict, text, ratio } = compare(five(300), five(30), { isQuick: true })
    expect(verdict).toBe('numbers only')
    expect(text).toContain('A quick run gives no verdict.')
    expect(ratio.longestMs?.estimate).toBeCloseTo(0.1, 9)
  })

  it('gives the numbers of three runs, and a verdict from four', () => {
    const { verdict, text } = compare(runs(300, 301, 302), five(30))
    expect(verdict).toBe('numbers only')
    expect(text).toContain('A verdict takes 4 runs on each side.')
    expect(compare(runs(300, 301, 302, 303), runs(30, 31, 32, 33)).verdict).toBe('improved')
  })

  it('says that a single pair has no interval', () => {
    expect(compare(runs(300), runs(30)).text).toContain('0.1 times (one run each, no interval; 1 and 1 runs)')
  })

  it('has nothing to say without runs', () => {
    expect(compare([], five(30))).toMatchObject({
      verdict: 'numbers only',
      text: 'Nothing to compare: 0 and 5 runs.',
      ratio: {},
    })
  })
})

describe('the figures', () => {
  it('count a longest stall below the threshold as the threshold, and say that the ratio is a bound', () => {
    const { ratio, text } = compare(five(400), five(0))
    expect(ratio.longestMs?.estimate).toBeCloseTo(0.05, 9)
    expect(text).toContain('longest stall 400 ms → below 20 ms, at most 0.05 times')
    expect(compare(five(400), five(6)).text).toContain('400 ms → 6 ms, at most 0.05 times')
    // One stall of 20 ms in 10 s.
    expect(ratio.blockedShare?.estimate).toBeCloseTo(0.002 / 0.4, 9)
  })

  it('say so when neither side has a stall', () => {
    expect(compare(five(0), five(0)).text).toContain('neither has a stall of 20 ms or more')
  })

  it('compare the canary only where every run has one', () => {
    const canary = { p50Ms: 1, p99Ms: 200, maxMs: 300 }
    const quiet = { p50Ms: 1, p99Ms: 0.2, maxMs: 300 }
    expect(compare(five(300, { canary }), five(30, { canary: quiet })).ratio.canaryP99Ms?.estimate).toBeCloseTo(
      1 / 200,
      9,
    )
    expect(compare(five(300, { canary }), [...five(30, { canary }), builtRun(30)]).ratio.canaryP99Ms).toBeUndefined()
  })

  it('come with the strategies that were measured beside', () => {
    const others = [builtStrategy('worker', five(10))]
    const scenario = compareStrategies({
      id: 'a',
      title: 'A',
      story: '',
      route: 'GET /',
      blocking: builtStrategy('blocking', five(300)),
      offloaded: builtStrategy('offloaded', five(30)),
      others,
      isQuick: false,
    })
    expect(scenario.strategies.map(({ id }) => id)).toEqual(['blocking', 'offloaded', 'worker'])
    expect(scenario).not.toHaveProperty('sameBytes')
  })
})
