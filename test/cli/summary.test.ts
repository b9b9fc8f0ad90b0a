import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it, test } from 'vitest'
import { columnsOf } from '../../src/cli/columns-of.ts'
import { summariseComparison } from '../../src/cli/comparison-summary.ts'
import { type Layout, layoutFor } from '../../src/cli/layout.ts'
import { summariseReport } from '../../src/cli/summary.ts'
import type { Blocker, Comparison, Report, RunTimeline, ScenarioComparison, Strategy } from '../../src/model.ts'
import {
  blockedReport,
  cleanReport,
  hostileStrings,
  improvedComparison,
  manyBlockersReport,
} from '../report/fixtures.ts'
import { harmlessReport, hostileComparison, hostileReport } from '../report/hostile.ts'

const utf8 = { LANG: 'en_US.UTF-8' }

const layouts = {
  80: terminal(80),
  200: terminal(200),
  'no-colour': terminal(80, { color: false }),
  ascii: terminal(80, { color: false, env: { LANG: 'C' } }),
  pipe: layoutFor({ stderr: { isTTY: false } as NodeJS.WriteStream, env: {} }, { color: true }),
  plain: terminal(80, { plain: true }),
} satisfies Record<string, Layout>

const excerpted: Report = {
  ...blockedReport,
  blockers: blockedReport.blockers.map((blocker) => ({
    ...blocker,
    ...(blocker.location === undefined
      ? {}
      : {
          location: {
            ...blocker.location,
            excerpt: {
              fromLine: blocker.location.line - 2,
              lines: [
                'async execute(sql: string, params: unknown[]): Promise<Row[]> {',
                '  // One connection: the pool is not needed here.',
                '  const rows = querySync(sql, params)',
                '  this.log.debug({ rows: rows.length }, "read")',
                '  return rows',
              ],
            },
          },
        }),
  })),
}

const comparison = withRuns(improvedComparison)

describe('the summary', () => {
  it.each(Object.keys(layouts) as (keyof typeof layouts)[])('of a blocked program, laid out for: %s', async (id) => {
    const text = `${summariseReport(excerpted, layouts[id])}\n`
    await expect(text.replaceAll('\u001B', 'ESC')).toMatchFileSnapshot(`__snapshots__/summary-${id}.txt`)
  })

  it.each(['80', '200', 'ascii', 'pipe', 'plain'] as const)('of a comparison, laid out for: %s', async (id) => {
    const text = `${summariseComparison(comparison, layouts[id])}\n`
    await expect(text.replaceAll('\u001B', 'ESC')).toMatchFileSnapshot(`__snapshots__/comparison-${id}.txt`)
  })

  it('says the same with colours and without', () => {
    for (const report of [excerpted, cleanReport, manyBlockersReport]) {
      expect(stripVTControlCharacters(summariseReport(report, layouts[80]))).toBe(
        summariseReport(report, layouts['no-colour']),
      )
    }
  })

  it('fits the terminal, but for single words that are wider', () => {
    for (const columns of [60, 80, 120, 149, 150, 200, 400]) {
      for (const line of summariseReport(excerpted, terminal(columns)).split('\n')) {
        expect(columnsOf(line), `${columns}: ${line}`).toBeLessThanOrEqual(columns)
      }
    }
  })

  it('of a comparison fits the terminal, but for single words that are wider', () => {
    for (const columns of [60, 80, 120, 150, 200, 400]) {
      for (const line of summariseComparison(comparison, terminal(columns)).split('\n')) {
        expect(columnsOf(line), `${columns}: ${line}`).toBeLessThanOrEqual(columns)
      }
    }
  })

  it('tells what changed of the scenario that was worst, and of all with --verbose', () => {
    const [scenario] = comparison.scenarios as [ScenarioComparison]
    const scenarios = [{ ...scenario, id: 'mild', strategies: scenario.strategies.map(halved) }, scenario]
    const text = summariseComparison({ ...comparison, scenarios }, layouts['no-colour'])
    expect(text).toContain('What changed in tables')
    expect(text).not.toContain('What changed in mild')
    expect(text).toContain('--verbose')
    const inFull = summariseComparison({ ...comparison, scenarios }, layouts['no-colour'], { isDetailed: true })
    expect(inFull).toContain('What changed in mild')
    expect(inFull).not.toContain('--verbose')
  })

  it('tells what is left of a blocker, what is new, and what is gone', () => {
    const [blocker] = excerpted.blockers as [Blocker]
    const other = { ...blocker, id: 'other', title: 'js-cpu in other' }
    const text = (before: Blocker[], after: Blocker[]) =>
      summariseComparison(withBlockers(comparison, { before, after }), layouts['no-colour'])
    expect(text([blocker], [blocker])).toContain(`left  ${blocker.title}`)
    expect(text([blocker], [other])).toMatch(new RegExp(`gone  ${blocker.title}[^]*new   js-cpu in other`))
    expect(text([blocker], [])).toContain('left  nothing in offloaded')
    expect(text([], [])).toContain('left  nothing was blocked in blocking or offloaded')
  })

  it('counts what is not told of very many blockers', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ ...(excerpted.blockers[0] as Blocker), id: `b${index}` }))
    expect(summariseComparison(withBlockers(comparison, { before: many, after: [] }), layouts[80])).toContain(
      'and 498 more in the report',
    )
    const text = summariseReport({ ...excerpted, blockers: many }, layouts['no-colour'])
    expect(text).toContain('… and 495 more in the report.')
    expect(text.split('\n').length).toBeLessThan(100)
  })

  it('says which requests waited', () => {
    const waiting = (routes: string[]) => {
      const [blocker] = excerpted.blockers as [Blocker]
      const victims = {
        ...{ measuredAt: 'client' as const, requests: 12, delayMs: 1200, maxDelayMs: 300 },
        routes: routes.map((route) => ({ route, requests: 12 / routes.length, delayMs: 10 })),
      }
      return summariseReport({ ...excerpted, blockers: [{ ...blocker, victims }] }, layouts.pipe)
    }
    expect(waiting(['GET /ok'])).toContain('hit  12 requests of GET /ok waited, 100 ms on average, 300 ms at most')
    expect(waiting(['GET /a', 'GET /b'])).toContain('12 requests waited (6 of GET /a, 6 of GET /b), 100 ms')
    expect(waiting(['GET /a', 'GET /b', 'GET /c'])).toContain('(4 of GET /a, 4 of GET /b, others of 1 more route)')
  })

  it('draws no marks and no strip where nothing stalled', () => {
    expect(summariseReport(cleanReport, layouts[80])).not.toMatch(/[▁-█·]/u)
  })
})

describe('hostile names', () => {
  const secret = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

  test.each(Object.entries(layouts))('send nothing to the terminal that is not text: %s', (_id, layout) => {
    const plain: Layout = { ...layout, style: (_tone, text) => text }
    for (const offset of hostileStrings.keys()) {
      const text = summariseReport(hostileReport(offset), plain)
      const compared = summariseComparison(hostileComparison(offset), plain)
      expect(text).not.toMatch(secret)
      expect(compared).not.toMatch(secret)
      // Where nothing is wrapped, a name with line breaks in it makes no line of its own.
      if (Number.isFinite(layout.width)) continue
      expect(text.split('\n')).toHaveLength(summariseReport(harmlessReport(offset), plain).split('\n').length)
    }
  })
})

describe('plain words', () => {
  it('are one fact a line, in letters alone', () => {
    for (const text of [
      summariseReport(excerpted, layouts.plain),
      summariseReport(manyBlockersReport, layouts.plain),
      summariseComparison(comparison, layouts.plain),
    ]) {
      expect(text).not.toMatch(/[×→…–—÷·∞−%\u2500-\u259F\u001B]/u)
      for (const line of text.split('\n')) expect(line).not.toMatch(/^\s+\S/u)
    }
  })

  it.each([
    ['--plain', { options: { plain: true } }],
    ['LOOPCHECK_PLAIN', { env: { ...utf8, LOOPCHECK_PLAIN: '1' } }],
    ['TERM=dumb', { env: { ...utf8, TERM: 'dumb' } }],
  ])('are what %s asks for', (_what, { options = {}, env = utf8 }: { options?: object; env?: NodeJS.ProcessEnv }) => {
    const stderr = { isTTY: true, columns: 80 } as NodeJS.WriteStream
    expect(layoutFor({ stderr, env }, { color: true, ...options }).letters).toBe('words')
  })

  it('are not what LOOPCHECK_PLAIN=0 asks for, nor a dumb TERM behind a pipe', () => {
    const terminal80 = { isTTY: true, columns: 80 } as NodeJS.WriteStream
    const pipe = { isTTY: false } as NodeJS.WriteStream
    const color = { color: true }
    expect(layoutFor({ stderr: terminal80, env: { ...utf8, LOOPCHECK_PLAIN: '0' } }, color).letters).toBe('unicode')
    expect(layoutFor({ stderr: pipe, env: { TERM: 'dumb' } }, color).letters).toBe('unicode')
  })
})

/** With a run for each side, blocked and free. */
function withRuns(given: Comparison): Comparison {
  const timelineOf = (stalls: RunTimeline['stalls']): RunTimeline => ({
    ...{ durationMs: 10_004, series: cleanReport.series, stalls },
  })
  const stalls = Array.from({ length: 8 }, (_, index) => ({ startMs: index * 1200 + 30, durationMs: 412 }))
  return withStrategies(given, (strategy) => ({
    ...strategy,
    timeline: timelineOf(strategy.role === 'blocking' ? stalls : [{ startMs: 5000, durationMs: 23 }]),
  }))
}

function withBlockers(given: Comparison, { before, after }: { before: Blocker[]; after: Blocker[] }): Comparison {
  return withStrategies(given, (strategy) => ({
    ...strategy,
    blockers: strategy.role === 'blocking' ? before : after,
  }))
}

function withStrategies(given: Comparison, change: (strategy: Strategy) => Strategy): Comparison {
  return {
    ...given,
    scenarios: given.scenarios.map((scenario) => ({ ...scenario, strategies: scenario.strategies.map(change) })),
  }
}

function halved(strategy: Strategy): Strategy {
  return { ...strategy, median: { ...strategy.median, longestMs: strategy.median.longestMs / 2 } }
}

function terminal(columns: number, given: { color?: boolean; plain?: boolean; env?: NodeJS.ProcessEnv } = {}): Layout {
  const { env = utf8, color = true, ...options } = given
  return layoutFor({ stderr: { isTTY: true, columns } as NodeJS.WriteStream, env }, { color, ...options })
}
