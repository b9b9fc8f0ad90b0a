import type { Report } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { overheadOf } from './benchmarks.ts'
import { groupBlockers } from './blockers.ts'
import { callsOf } from './calls-of.ts'
import { isAnswered, latencies } from './client-requests.ts'
import { emptyJudgement, type Judgement, judgeStalls } from './judge-stalls.ts'
import { latencyOf } from './latency.ts'
import { lastMoment, mainProcess } from './main-process.ts'
import { noticesOf } from './notices.ts'
import { routeSummaries } from './route-summaries.ts'
import { seriesOf } from './series.ts'
import { totalsOf } from './totals.ts'
import { verdictOf } from './verdict.ts'

/** Most stalls that a report lists one by one. */
const listedStalls = 1000

/** Judges a recording. Pure: the same recording gives the same report.
 *  @param loopcheck version that judges
 */
export function diagnose(recording: Recording, loopcheck: string): Report {
  const { header, load } = recording
  const process = mainProcess(recording)
  const endMs = lastMoment(recording, process)
  const window = header.window ?? { startMs: process?.process.atMs ?? 0, endMs }
  const durationMs = Math.max(0, window.endMs - window.startMs)
  const judged = process === undefined ? emptyJudgement : judgeStalls(recording, process, window)
  const blamed = judged.stalls.filter((stall) => stall.reason === undefined && !stall.record.isStartup)
  const totals = totalsOf(
    blamed.map((stall) => stall.record),
    durationMs,
  )
  const blockers = groupBlockers(judged.parts, { measuredAt: judged.measuredAt })
  const seconds =
    process?.seconds.filter((second) => second.atMs > window.startMs && second.atMs <= window.endMs + 1000) ?? []
  const inWindow = judged.sent.filter((request) => request.sentMs >= window.startMs && request.sentMs <= window.endMs)
  const canarySent = inWindow.filter((request) => request.isCanary)
  const loadSent = inWindow.filter((request) => !request.isCanary)
  const canary = latencyOf(latencies(canarySent))
  const loadLatency = latencyOf(latencies(loadSent))
  const gcFigures = seconds.flatMap((second) => (second.gc === undefined ? [] : [second.gc]))
  const cost = process?.cost
  const benchmark = overheadOf(process?.process.node ?? '')
  const cpuMs = seconds.reduce((sum, second) => sum + second.cpuMs, 0)

  return {
    schema: 'loopcheck.report/v1',
    loopcheck,
    createdAt: header.createdAt,
    verdict: verdictOf({ totals, blockers, stalls: judged.stalls, hasProcess: process !== undefined }),
    totals,
    blockers,
    stalls: listStalls(judged, window.startMs),
    notices: noticesOf({
      recording,
      process,
      stalls: judged.stalls,
      measuredAt: judged.measuredAt,
    }),
    routes: process === undefined ? [] : routeSummaries({ process, seconds, blockers, sent: inWindow }),
    calls: process === undefined ? [] : callsOf(process, judged.framesOf),
    series: seriesOf({ seconds, window, stalls: blamed.map((stall) => stall.record), canary: canarySent }),
    gc: {
      count: gcFigures.reduce((sum, [count]) => sum + count, 0),
      totalMs: gcFigures.reduce((sum, [, ms]) => sum + ms, 0),
      maxMs: gcFigures.reduce((longest, [, , ms]) => Math.max(longest, ms), 0),
    },
    ...(process?.delay === undefined ? {} : { delay: withoutKeys(process.delay) }),
    ...(canary === undefined ? {} : { canary: { ...canary, requests: canarySent.length } }),
    ...(load === undefined
      ? {}
      : {
          load: {
            ...(load.ratePerSecond === undefined ? {} : { ratePerSecond: load.ratePerSecond }),
            answeredPerSecond: durationMs > 0 ? loadSent.filter(isAnswered).length / (durationMs / 1000) : 0,
            sent: load.sent,
            answered: load.answered,
            notOk: load.notOk,
            errors: load.errors,
            ...(loadLatency === undefined ? {} : { latency: loadLatency }),
          },
        }),
    cpuMs,
    rssBytes: seconds.reduce((most, second) => Math.max(most, second.rssBytes), 0),
    cost: {
      ...(cost?.watchdogCpuMs === undefined
        ? {}
        : {
            watchdogCpuMs: cost.watchdogCpuMs,
            watchdogCpuShare: cost.watchdogCpuMs / Math.max(1, endMs - (process?.process.atMs ?? 0)),
          }),
      startupMs: cost?.startupMs ?? 0,
      captures: cost?.captures ?? 0,
      captureMs: cost?.captureMs ?? 0,
      ...(benchmark === undefined ? {} : { benchmark }),
    },
    settings: { thresholdMs: header.thresholdMs, heartbeatMs: header.heartbeatMs, includeValues: header.includeValues },
    target: {
      command: header.command,
      node: process?.process.node ?? 'unknown',
      platform: process?.process.platform ?? 'unknown',
      arch: process?.process.arch ?? 'unknown',
      cpuModel: process?.process.cpuModel ?? 'unknown',
      cpuCount: process?.process.cpuCount ?? 0,
      pid: process?.process.pid ?? 0,
      processes: recording.processes.length,
      ...(recording.exit === undefined
        ? {}
        : { exit: { code: recording.exit.code, signal: recording.exit.signal, isOurs: recording.exit.isOurs } }),
    },
  }
}

function listStalls(judged: Judgement, fromMs: number): Report['stalls'] {
  return [...judged.stalls]
    .sort((a, b) => b.record.durationMs - a.record.durationMs)
    .slice(0, listedStalls)
    .sort((a, b) => a.record.startMs - b.record.startMs)
    .map(({ record, reason, main }) => ({
      startMs: record.startMs - fromMs,
      durationMs: record.durationMs,
      ...(main?.culprit === undefined ? {} : { blocker: `${main.culprit.file}:${main.culprit.line}` }),
      ...(reason === undefined ? {} : { reason }),
    }))
}

function withoutKeys(delay: NonNullable<ProcessRecording['delay']>): NonNullable<Report['delay']> {
  const { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs } = delay
  return { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs }
}
