import type { Report } from '../model.ts'
import { isJudged, type ProcessRecording, type Recording } from '../recording/recording.ts'
import { overheadOf } from './benchmarks.ts'
import { groupBlockers } from './blockers.ts'
import { callsOf } from './calls-of.ts'
import { emptyJudgement, judgeStalls } from './judge-stalls.ts'
import type { JudgedStalls } from './judged-stalls.ts'
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
  const { header } = recording
  const process = mainProcess(recording)
  const endMs = lastMoment(recording, process)
  const window = header.window ?? { startMs: process?.process.atMs ?? 0, endMs }
  const durationMs = Math.max(0, window.endMs - window.startMs)
  const judged = process === undefined ? emptyJudgement(recording, window) : judgeStalls(recording, process, window)
  const { client } = judged
  const totals = totalsOf(judged.stalls.blamed(), durationMs)
  const blockers = groupBlockers(judged.groups)
  const seconds = process?.seconds.filter((second) => isJudged(second, header.window)) ?? []
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
    stalls: listStalls(judged.stalls, window.startMs),
    notices: noticesOf({
      recording,
      process,
      stalls: judged.stalls,
      measuredAt: judged.measuredAt,
    }),
    routes: process === undefined ? [] : routeSummaries({ process, seconds, blockers, latencies: client.latencies }),
    calls: process === undefined ? [] : callsOf(process, judged.framesOf),
    series: seriesOf({ seconds, window, stalls: judged.stalls.blamed(), longestCanaryMs: client.longestCanaryMs }),
    gc: {
      count: gcFigures.reduce((sum, [count]) => sum + count, 0),
      totalMs: gcFigures.reduce((sum, [, ms]) => sum + ms, 0),
      maxMs: gcFigures.reduce((longest, [, , ms]) => Math.max(longest, ms), 0),
    },
    ...(process?.delay === undefined ? {} : { delay: withoutKeys(process.delay) }),
    ...(client.canary === undefined ? {} : { canary: client.canary }),
    ...(client.load === undefined ? {} : { load: client.load }),
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

function listStalls(stalls: JudgedStalls, fromMs: number): Report['stalls'] {
  const durations = new Float64Array(stalls.length)
  // Not Float64Array.from: it would hold all stalls at once.
  let index = 0
  for (const { durationMs } of stalls) durations[index++] = durationMs
  durations.sort()
  const shortestMs = durations.at(-listedStalls) ?? 0
  return stalls
    .filter(({ durationMs }) => durationMs >= shortestMs)
    .slice(0, listedStalls)
    .map(({ startMs, durationMs, reason, main }) => ({
      startMs: startMs - fromMs,
      durationMs,
      ...(main?.culprit === undefined ? {} : { blocker: `${main.culprit.file}:${main.culprit.line}` }),
      ...(reason === undefined ? {} : { reason }),
    }))
}

function withoutKeys(delay: NonNullable<ProcessRecording['delay']>): NonNullable<Report['delay']> {
  const { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs } = delay
  return { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs }
}
