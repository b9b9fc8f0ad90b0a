import type { Comparison, Report, Strategy, Totals } from '../../model.ts'
import { plainText } from '../foreign-text.ts'
import { fileAndLine } from '../frame-text.ts'
import { placeOf } from '../place-uri.ts'
import type { Format } from './formats.ts'

/** Prometheus' text format 0.0.4, for the node exporter's textfile collector or a push gateway. All are gauges: each file tells of
 *  one measurement, and the next one starts anew.
 *  https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const promFormat: Format = {
  fileName: 'report.prom',
  report: (report) => write([...totalMetrics(report.totals, {}), ...blockerMetrics(report)]),
  comparison: (comparison) => write(comparisonMetrics(comparison)),
}

interface Metric {
  name: string
  help: string
  samples: Sample[]
}

interface Sample {
  labels: Readonly<Record<string, string>>
  value: number
}

type Labels = Sample['labels']

function totalMetrics(totals: Totals, labels: Labels): Metric[] {
  const one = (name: string, help: string, value: number): Metric => ({ name, help, samples: [{ labels, value }] })
  return [
    one('loopcheck_run_duration_seconds', 'What of the run was judged.', totals.durationMs / 1000),
    one('loopcheck_stalls', 'Times that the event loop made no turn for at least the threshold.', totals.stalls),
    one('loopcheck_blocked_seconds', 'Sum of the stalls.', totals.blockedMs / 1000),
    one('loopcheck_blocked_ratio', 'Sum of the stalls over the duration, 0 to 1.', totals.blockedShare),
    one('loopcheck_longest_stall_seconds', 'The longest stall.', totals.longestMs / 1000),
    one(
      'loopcheck_blocking_time_seconds',
      'What is beyond 50 ms of every stall, summed.',
      totals.blockingTimeMs / 1000,
    ),
    one(
      'loopcheck_mean_arrival_wait_seconds',
      'What a request that arrives at a random moment waits.',
      totals.meanArrivalWaitMs / 1000,
    ),
  ]
}

function blockerMetrics({ blockers }: Report): Metric[] {
  const all = (name: string, help: string, figure: (blocker: Report['blockers'][number]) => number): Metric => ({
    name,
    help,
    samples: blockers.map((blocker) => ({ labels: labelsOf(blocker), value: figure(blocker) })),
  })
  return [
    all('loopcheck_blocker_stalls', 'Stalls with this culprit.', ({ count }) => count),
    all('loopcheck_blocker_seconds', 'Sum of the stalls with this culprit.', ({ totalMs }) => totalMs / 1000),
    all('loopcheck_blocker_longest_seconds', 'The longest stall with this culprit.', ({ maxMs }) => maxMs / 1000),
    all('loopcheck_blocker_victims', 'Requests that waited because of it.', ({ victims }) => victims.requests),
    all('loopcheck_blocker_victim_wait_seconds', 'Sum of their waits.', ({ victims }) => victims.delayMs / 1000),
  ]
}

function labelsOf(blocker: Report['blockers'][number]): Labels {
  const place = placeOf(blocker)
  return {
    blocker: blocker.id,
    kind: blocker.kind,
    ...(place === undefined ? {} : { place: fileAndLine(place), function: place.function }),
    ...(blocker.route === undefined ? {} : { route: blocker.route }),
  }
}

/** Each side's medians, and how many times as large they are after. */
function comparisonMetrics({ scenarios }: Comparison): Metric[] {
  const sides = scenarios.flatMap((scenario) =>
    scenario.strategies.flatMap((strategy) => totalMetrics(strategy.median, sideLabels(scenario.id, strategy))),
  )
  const ratios = scenarios.flatMap(({ id, ratio }) =>
    Object.entries(ratio).flatMap(([figure, { estimate, low, high }]) =>
      Object.entries({ estimate, low, high }).map(
        ([bound, value]): Sample => ({ labels: { scenario: id, figure, bound }, value }),
      ),
    ),
  )
  const verdicts = scenarios.map(({ id, verdict }): Sample => ({ labels: { scenario: id, verdict }, value: 1 }))
  return [
    ...joined(sides),
    { name: 'loopcheck_ratio', help: 'After divided by before, with its interval.', samples: ratios },
    { name: 'loopcheck_verdict_info', help: 'What the comparison came to.', samples: verdicts },
  ]
}

function sideLabels(scenario: string, { id, role }: Strategy): Labels {
  return { scenario, strategy: id, role }
}

/** All samples of one name stand together. */
function joined(metrics: readonly Metric[]): Metric[] {
  const byName = new Map<string, Metric>()
  for (const metric of metrics) {
    const known = byName.get(metric.name)
    if (known === undefined) byName.set(metric.name, { ...metric, samples: [...metric.samples] })
    else known.samples.push(...metric.samples)
  }
  return [...byName.values()]
}

function write(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, help, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...samples.map(({ labels, value }) => `${name}${labelText(labels)} ${valueText(value)}`),
    ])
    .map((line) => `${line}\n`)
    .join('')
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(plainText(value))}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

/** More are only what is left over from adding. */
const exactDigits = 12

/** JSON has no infinity and no NaN: there they are null. */
function valueText(value: number | null): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  return value === null || Number.isNaN(value) ? 'NaN' : String(Number(value.toPrecision(exactDigits)))
}
