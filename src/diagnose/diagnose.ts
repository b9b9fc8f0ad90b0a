import type { Report } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { addExcerpts } from './add-excerpts.ts'
import { overheadOf } from './benchmarks.ts'
import { byBlockedTime, groupBlockers } from './blockers.ts'
import { callsOf } from './calls-of.ts'
import { type ClientRequests, clientRequests } from './client-requests.ts'
import { type JudgedProcess, judgeProcesses } from './judge-processes.ts'
import { emptyJudgement } from './judge-stalls.ts'
import { lastMoment } from './last-moment.ts'
import { blockerIds, listStalls, longestStalls } from './list-stalls.ts'
import { mainProcess, reportedProcesses } from './main-process.ts'
import { mergeRoutes } from './merge-routes.ts'
import { noticesOf } from './notices.ts'
import { mergeGroups } from './part-groups.ts'
import { labelOf, processSummaries } from './process-summaries.ts'
import { routeSummaries } from './route-summaries.ts'
import { pathNames } from './routes-of.ts'
import { secondsIn } from './seconds-in.ts'
import { seriesOf } from './series.ts'
import { stackTree } from './stacks/stack-tree.ts'
import { stallHistogram } from './stall-histogram.ts'
import { threadSummaries } from './thread-summaries.ts'
import { totalsOf } from './totals.ts'
import { verdictOf } from './verdict.ts'

/** Judges a recording. Pure: the same recording gives the same report.
 *  @param loopcheck version that judges
 */
export function diagnose(recording: Recording, loopcheck: string): Report {
  const { header } = recording
  const processes = judgeProcesses(recording)
  const reported = reportedProcesses(processes)
  const main = mainProcess(reported)
  const process = main?.recording
  const window = main?.window ?? header.window ?? { startMs: 0, endMs: recording.exit?.atMs ?? 0 }
  const durationMs = Math.max(0, window.endMs - window.startMs)
  const judged = main?.judged ?? emptyJudgement(recording, window)
  const client = clientOf(recording, reported, window)
  const totals = main?.totals ?? totalsOf([], durationMs)
  const groups = byBlockedTime(
    mergeGroups(
      reported.flatMap((one) => one.judged.groups),
      judged.measuredAt,
    ),
  )
  const blockers = addExcerpts(groupBlockers(groups, { areSeveral: processes.length > 1 }), recording)
  const seconds = process === undefined ? [] : secondsIn(process, window)
  const gcFigures = seconds.flatMap((second) => (second.gc === undefined ? [] : [second.gc]))
  const cost = process?.cost
  const lifeMs = process === undefined ? 0 : lastMoment(recording, process) - process.process.atMs
  const benchmark = overheadOf(process?.process.node ?? '')
  const summaries = processSummaries({ recording, processes, main, reported: { processes: reported, blockers } })
  const cpuMs = seconds.reduce((sum, second) => sum + second.cpuMs, 0)
  const longest = longestStalls(judged.stalls)
  const stacks = main === undefined ? undefined : stackTree(main, longest, header.probeFolder)

  return {
    schema: 'loopcheck.report/v1',
    loopcheck,
    createdAt: header.createdAt,
    verdict: verdictOf({
      ...{ totals, blockers, stalls: judged.stalls, hasProcess: process !== undefined },
      ...whereOf(main, reported),
    }),
    totals,
    blockers,
    stalls: listStalls(longest, { fromMs: window.startMs, idOf: blockerIds(groups, blockers) }),
    stallHistogram: stallHistogram(judged.stalls.blamed(), header.thresholdMs),
    ...(stacks === undefined ? {} : { stacks }),
    notices: noticesOf({
      recording,
      process,
      processes: summaries,
      stalls: judged.stalls,
      measuredAt: judged.measuredAt,
    }),
    processes: summaries,
    threads: threadSummaries(recording),
    routes: mergeRoutes(
      reported.map((one) =>
        routeSummaries({
          process: one.recording,
          seconds: secondsIn(one.recording, one.window),
          blockers,
          latencies: client.latencies,
        }),
      ),
    ),
    calls: callsOfAll(reported),
    series: seriesOf({
      ...{ seconds, window, heartbeatMs: header.heartbeatMs },
      stalls: judged.stalls.blamed(),
      longestCanaryMs: client.longestCanaryMs,
    }),
    gc: {
      count: gcFigures.reduce((sum, [count]) => sum + count, 0),
      totalMs: gcFigures.reduce((sum, [, ms]) => sum + ms, 0),
      maxMs: gcFigures.reduce((longest, [, , ms]) => Math.max(longest, ms), 0),
    },
    ...(process?.delay === undefined ? {} : { delay: withoutKeys(process.delay) }),
    ...(client.canary === undefined ? {} : { canary: client.canary }),
    ...(client.load === undefined ? {} : { load: client.load }),
    ...(client.slowest === undefined ? {} : { slowestRequest: client.slowest }),
    cpuMs,
    rssBytes: seconds.reduce((most, second) => Math.max(most, second.rssBytes), 0),
    cost: {
      ...(cost?.watchdogCpuMs === undefined
        ? {}
        : {
            watchdogCpuMs: cost.watchdogCpuMs,
            watchdogCpuShare: cost.watchdogCpuMs / Math.max(1, lifeMs),
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
      processes: processes.length,
      ...(recording.exit === undefined
        ? {}
        : { exit: { code: recording.exit.code, signal: recording.exit.signal, isOurs: recording.exit.isOurs } }),
    },
  }
}

/** A process that is the only one to be reported has been judged by them already. */
function clientOf(
  recording: Recording,
  reported: readonly JudgedProcess[],
  window: JudgedProcess['window'],
): ClientRequests {
  const [only, ...others] = reported
  if (only !== undefined && others.length === 0) return only.judged.client
  return clientRequests(recording, window, pathNames(reported.map((one) => one.recording)))
}

/** A route's call is shown once, however many processes made it. */
function callsOfAll(reported: readonly JudgedProcess[]): Report['calls'] {
  const calls = reported.flatMap(({ recording, judged }) => callsOf(recording, judged.framesOf))
  return [...new Map(calls.toReversed().map((call) => [call.route, call])).values()].reverse()
}

/** {} where only one process could be meant. */
function whereOf(main: JudgedProcess | undefined, reported: readonly JudgedProcess[]): { where?: string } {
  if (main === undefined || reported.length < 2) return {}
  const { number, pid } = main.recording.process
  const blocked = reported.filter(({ totals }) => totals.stalls > 0).length
  const who = labelOf({ role: main.role, pid, ...(number === undefined ? {} : { number }) })
  return { where: `in ${who}, ${blocked} of ${reported.length} processes blocked` }
}

function withoutKeys(delay: NonNullable<ProcessRecording['delay']>): NonNullable<Report['delay']> {
  const { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs } = delay
  return { resolutionMs, minMs, meanMs, p50Ms, p90Ms, p99Ms, maxMs }
}
