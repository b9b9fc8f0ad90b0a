import { expect, test } from 'vitest'
import type { Totals } from '../../src/model.ts'
import { csvFormat } from '../../src/report/formats/csv.ts'
import { promFormat } from '../../src/report/formats/prom.ts'
import { sarifFormat } from '../../src/report/formats/sarif.ts'
import { assets } from './formats/assets.ts'
import { readCsv } from './formats/read-csv.ts'
import { type PromSample, readProm } from './formats/read-prom.ts'
import { comparisons, runs } from './traceable-cases.ts'

/** What machines read: each value is the field that its name says, nothing is computed. */

const inSeconds = (ms: number): number => ms / 1000

test.each(Object.entries(runs))(
  'a row of CSV is a stall of the report, field by field: a report %s',
  (_what, report) => {
    const rows = table(csvFormat.report(report, assets))
    expect(rows).toHaveLength(report.stalls.length)
    for (const [index, { blocker, ...stall }] of report.stalls.entries()) {
      const { place, kind, function: _, route, blocker: id, ...figures } = rows[index] as Row
      expect(figures).toEqual({
        startMs: `${stall.startMs}`,
        durationMs: `${stall.durationMs}`,
        reason: stall.reason ?? '',
      })
      expect(place).toBe(blocker ?? '')
      if (stall.blockerId !== undefined) expect(id).toBe(stall.blockerId)
      const meant = report.blockers.find((one) => one.id === id)
      expect([kind, route]).toEqual([meant?.kind ?? '', meant?.route ?? ''])
    }
  },
)

test.each(Object.entries(comparisons))(
  'a row of CSV is a run of the comparison, figure by figure: one %s',
  (_what, comparison) => {
    const rows = table(csvFormat.comparison(comparison, assets))
    const all = comparison.scenarios.flatMap(({ id, strategies }) =>
      strategies.flatMap(({ id: strategy, role, runs }) =>
        runs.map((run, index) => ({ ...run, scenario: id, strategy, role, run: index + 1 })),
      ),
    )
    const written = all.map(({ delay: _, canary, folder = '', ...figures }) => ({
      ...figures,
      ...{
        canaryP50Ms: canary?.p50Ms ?? '',
        canaryP99Ms: canary?.p99Ms ?? '',
        canaryMaxMs: canary?.maxMs ?? '',
        folder,
      },
    }))
    expect(rows).toEqual(
      written.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, `${value}`]))),
    )
  },
)

test.each(Object.entries(runs))('a sample for Prometheus is a figure of the report: a report %s', (_what, report) => {
  expect(samplesOf(promFormat.report(report, assets))).toEqual(
    inOrder([
      ...totalSamples(report.totals),
      ...report.blockers.flatMap(({ id, count, totalMs, maxMs, victims }) => [
        `blocker_stalls ${id} ${exact(count)}`,
        `blocker_seconds ${id} ${exact(inSeconds(totalMs))}`,
        `blocker_longest_seconds ${id} ${exact(inSeconds(maxMs))}`,
        `blocker_victims ${id} ${exact(victims.requests)}`,
        `blocker_victim_wait_seconds ${id} ${exact(inSeconds(victims.delayMs))}`,
      ]),
    ]),
  )
})

test.each(Object.entries(comparisons))(
  'a sample for Prometheus is a median or a ratio: a comparison %s',
  (_what, comparison) => {
    expect(samplesOf(promFormat.comparison(comparison, assets))).toEqual(
      inOrder(
        comparison.scenarios.flatMap(({ id, strategies, ratio, verdict }) => [
          ...strategies.flatMap((strategy) => totalSamples(strategy.median, `${id} ${strategy.id} ${strategy.role}`)),
          ...Object.entries(ratio).flatMap(([figure, { estimate, low, high }]) =>
            Object.entries({ estimate, low, high }).map(
              ([bound, value]) => `ratio ${id} ${figure} ${bound} ${exact(value)}`,
            ),
          ),
          `verdict_info ${id} ${verdict} 1`,
        ]),
      ),
    )
  },
)

test.each(Object.entries(runs))(
  'the properties of a SARIF result are the fields of its blocker: a report %s',
  (_what, report) => {
    const { results, properties, invocations } = JSON.parse(sarifFormat.report(report, assets)).runs[0]
    expect(properties).toEqual({ verdict: report.verdict, totals: report.totals, createdAt: report.createdAt })
    expect(results.length + invocations[0].toolExecutionNotifications.length).toBe(report.blockers.length)
    for (const result of results) {
      const blocker = report.blockers.find(({ id }) => id === result.partialFingerprints['loopcheckBlocker/v1'])
      expect(blocker).toMatchObject(result.properties)
      expect(result.rank).toBe(Math.min(100, (blocker?.share ?? 0) * 100))
    }
  },
)

type Row = Record<string, string>

function table(csv: string): Row[] {
  const [header = [], ...rows] = readCsv(csv)
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function totalSamples(totals: Totals, labels = ''): string[] {
  const figures = {
    run_duration_seconds: inSeconds(totals.durationMs),
    stalls: totals.stalls,
    blocked_seconds: inSeconds(totals.blockedMs),
    blocked_ratio: totals.blockedShare,
    longest_stall_seconds: inSeconds(totals.longestMs),
    blocking_time_seconds: inSeconds(totals.blockingTimeMs),
    mean_arrival_wait_seconds: inSeconds(totals.meanArrivalWaitMs),
  }
  return Object.entries(figures).map(([name, value]) => `${name} ${labels === '' ? '' : `${labels} `}${exact(value)}`)
}

/** Of a blocker its id: the other labels say where it is. */
function samplesOf(prom: string): string[] {
  const labelsOf = ({ labels }: PromSample): string[] =>
    labels.blocker === undefined ? Object.values(labels) : [labels.blocker]
  return inOrder(
    readProm(prom).map((sample) =>
      [sample.name.replace('loopcheck_', ''), ...labelsOf(sample), exact(sample.value)].join(' '),
    ),
  )
}

/** To twelve digits, as they are written. */
function exact(value: number): string {
  return String(Number(value.toPrecision(12)))
}

function inOrder(samples: readonly string[]): string[] {
  return samples.toSorted()
}
