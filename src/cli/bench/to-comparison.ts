import { cpus, totalmem } from 'node:os'
import { overallVerdict } from '../../compare/overall-verdict.ts'
import { databaseTitles } from '../../fixtures-server/databases/database.ts'
import type { Comparison, Notice, Report, ScenarioComparison } from '../../model.ts'
import { heartbeatMs } from '../measuring.ts'
import { version } from '../version.ts'
import type { MeasuredAll } from './measure-all.ts'
import type { BenchPlan } from './plan.ts'

/** All that a bench found out. */
export interface BenchFacts extends MeasuredAll {
  /** Of most scenarios. */
  plan: BenchPlan
  thresholdMs: number
  isInterrupted: boolean
}

/** Puts the scenarios that were measured into one comparison; `scenarios` is empty when none had a run of each path. */
export function toComparison(facts: BenchFacts): Comparison {
  const { measured, plan, thresholdMs, databases, skipped } = facts
  const scenarios = measured.flatMap((one): ScenarioComparison[] =>
    one.comparison === undefined ? [] : [one.comparison],
  )
  const reports = measured.flatMap((one) => one.reports)
  const processors = cpus()
  return {
    schema: 'loopcheck.comparison/v1',
    loopcheck: version,
    createdAt: new Date().toISOString(),
    verdict: overallVerdict(scenarios),
    scenarios,
    skipped,
    notices: [...noticesOf(reports, facts), ...measured.flatMap((one) => one.notices)],
    machine: {
      node: process.version,
      platform: process.platform,
      arch: process.arch,
      cpuModel: processors[0]?.model.trim() ?? 'unknown',
      cpuCount: processors.length,
      totalMemoryBytes: totalmem(),
    },
    settings: {
      thresholdMs,
      heartbeatMs,
      pairs: plan.pairs,
      durationMs: plan.durationMs,
      warmupMs: plan.warmupMs,
      ...(databases.length === 0 ? {} : { database: databases.map(databaseText).join('; ') }),
    },
    cost: costOf(reports),
  }
}

/** @example 'PostgreSQL 18.4, private' */
function databaseText({ id, version, isPrivate }: MeasuredAll['databases'][number]): string {
  return `${databaseTitles[id]} ${version}${isPrivate ? ', private' : ''}`
}

/** Notices of the single runs, each kind once, with the number of runs it was in. */
function noticesOf(reports: readonly Report[], { failure, isInterrupted }: BenchFacts): Notice[] {
  const notices: Notice[] = []
  if (isInterrupted) notices.push({ kind: 'short', text: 'The bench was interrupted: fewer runs than planned.' })
  if (failure !== undefined) notices.push({ kind: 'short', text: `The bench ended early: ${failure.message}` })
  for (const kind of new Set(reports.flatMap((report) => report.notices.map((notice) => notice.kind)))) {
    const runs = reports.filter((report) => report.notices.some((notice) => notice.kind === kind))
    const first = runs[0]?.notices.find((notice) => notice.kind === kind)
    if (first !== undefined) notices.push({ kind, text: `In ${runs.length} of ${reports.length} runs: ${first.text}` })
  }
  return notices
}

/** Means over the runs. */
function costOf(reports: readonly Report[]): Report['cost'] {
  const watchdogCpuMs = mean(reports.map(({ cost }) => cost.watchdogCpuMs))
  const watchdogCpuShare = mean(reports.map(({ cost }) => cost.watchdogCpuShare))
  const benchmark = reports[0]?.cost.benchmark
  return {
    ...(watchdogCpuMs === undefined ? {} : { watchdogCpuMs }),
    ...(watchdogCpuShare === undefined ? {} : { watchdogCpuShare }),
    startupMs: mean(reports.map(({ cost }) => cost.startupMs)) ?? 0,
    captures: Math.round(mean(reports.map(({ cost }) => cost.captures)) ?? 0),
    captureMs: mean(reports.map(({ cost }) => cost.captureMs)) ?? 0,
    ...(benchmark === undefined ? {} : { benchmark }),
  }
}

/** @returns undefined where no value is known */
function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined
}
