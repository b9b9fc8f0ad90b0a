import type { Blocker, Notice, ProcessSummary } from '../model.ts'
import { countOf, formatCount, formatMs } from '../numbers.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import type { Rows } from '../recording/rows.ts'
import { endingWords } from './endings.ts'
import type { JudgedStall } from './judged-stalls.ts'
import { labelOf } from './process-summaries.ts'

/** A stall of loopcheck's own loop from here on means that the machine was late, ms. */
const ownLateMs = 30
/** The histogram's longest delay may exceed the longest stall by this much, ms: resolution and polling. */
const toleranceMs = 15

/** Ends that are told one by one. */
const listedEndings = 10

/** What the reader must know to read the figures right. */
export function noticesOf(facts: {
  recording: Recording
  /** The one that the totals are of. */
  process: ProcessRecording | undefined
  processes: readonly ProcessSummary[]
  stalls: Rows<JudgedStall>
  measuredAt: Blocker['victims']['measuredAt']
}): Notice[] {
  const { recording, process, stalls } = facts
  const notices: Notice[] = []
  const add = (kind: Notice['kind'], text: string) => notices.push({ kind, text })

  const { starved, suspended, longestMs } = machineStalls(stalls)
  if (starved.count > 0) {
    add(
      'cpu-starvation',
      `${countOf(starved.count, 'stall')} (${formatMs(starved.totalMs)}) happened because the machine gave the program no CPU. No code is blamed for that, and it is not in the totals.`,
    )
  }
  if (suspended.count > 0) {
    add(
      'suspended',
      `The whole process was stopped ${countOf(suspended.count, 'time')} (${formatMs(suspended.totalMs)}), as by SIGSTOP or a machine that slept. Not in the totals.`,
    )
  }
  const { processes } = facts
  const reported = processes.find((one) => one.isReported)
  if (processes.length > 1 && reported !== undefined) {
    const serving = processes.filter((one) => one.isServing).length
    const over = serving > 0 ? `the ${serving} that served` : 'all of them'
    add(
      'processes',
      `${processes.length} Node.js processes were watched. Totals, timeline and series are those of the ${labelOf(reported)}, ${reported.entry}; blockers and routes are over ${over}.`,
    )
  }
  if (processes.filter((one) => one.requests > 0).length > 1 && recording.load !== undefined) {
    add(
      'victims-lower-bound',
      'Several processes answered, and the client cannot tell which one made it wait: who waited is counted from the requests that each process had accepted, a lower bound.',
    )
  }
  for (const { what, count, why } of process?.dropped ?? [])
    add('dropped', `${formatCount(count)} ${what} were dropped: ${why}.`)
  const lack = process?.process.inspectorLack
  if (lack !== undefined) add('no-stack', noStackWords[lack])
  const isAlone = processes.length === 1
  const endings = processes.map((one) => ({ who: isAlone ? 'The program' : `The ${labelOf(one)}`, end: one.end }))
  for (const words of endingWords(endings, listedEndings)) {
    add('process-ended', isAlone ? `${words} The report covers what was recorded until then.` : words)
  }
  if (recording.damagedLines > 0)
    add('damaged', `${countOf(recording.damagedLines, 'line')} of the recording could not be read.`)
  const unlisted = (recording.sentSummaries ?? []).reduce((sum, { nearStalls }) => sum + nearStalls, 0)
  if (unlisted > 0) {
    add(
      'victims-lower-bound',
      `${countOf(unlisted, 'request')} of the load near stalls were counted, not listed: they are in the latencies, but not among the victims, whose number is a lower bound.`,
    )
  }
  const { load } = recording
  if (load !== undefined && load.notOk + load.errors > 0) {
    add(
      'load-errors',
      `Of ${countOf(load.sent, 'request')} ${formatCount(load.notOk)} were answered with a status outside 200–299 and ${formatCount(load.errors)} failed.`,
    )
  }
  if (load?.unnoted !== undefined) {
    add('dropped', `${countOf(load.unnoted, 'request')} of the load could not be noted: the disk was full.`)
  }
  if (load !== undefined && load.ownLongestMs > ownLateMs) {
    add(
      'machine-noise',
      `loopcheck's own event loop was late by up to ${formatMs(load.ownLongestMs)} during the load: the machine was busy, and waits of that size say little about the server.`,
    )
  }
  if (facts.measuredAt === 'server' && stalls.length > 0 && recording.load === undefined) {
    add(
      'victims-lower-bound',
      'Without load from loopcheck, only requests that the server had already accepted can be seen waiting: the number of victims is a lower bound.',
    )
  }
  const delayMax = process?.delay?.maxMs ?? 0
  if (
    delayMax > longestMs + (process?.delay?.resolutionMs ?? 0) + toleranceMs &&
    delayMax > recording.header.thresholdMs + toleranceMs
  ) {
    add(
      'watchdog-late',
      `The histogram saw a delay of ${formatMs(delayMax)}, ${longestMs === 0 ? 'no stall is listed' : `the longest stall listed is ${formatMs(longestMs)}`}: a stall was before the judged time or was missed.`,
    )
  }
  return notices
}

/** In one go: a run may have a million. */
function machineStalls(stalls: Iterable<JudgedStall>): {
  starved: { count: number; totalMs: number }
  suspended: { count: number; totalMs: number }
  /** Of all stalls. */
  longestMs: number
} {
  const sums = { starved: { count: 0, totalMs: 0 }, suspended: { count: 0, totalMs: 0 } }
  let longestMs = 0
  for (const { durationMs, reason } of stalls) {
    longestMs = Math.max(longestMs, durationMs)
    if (reason === undefined) continue
    sums[reason].count++
    sums[reason].totalMs += durationMs
  }
  return { ...sums, longestMs }
}

const noStackWords: Record<'permission' | 'test-runner', string> = {
  permission:
    "Node's permission model forbids the inspector: of JavaScript that computes there are stalls, but no stacks. Add --allow-inspector, where this Node.js knows it.",
  'test-runner':
    'The test runner itself has no inspector: of its own JavaScript there are stalls, but no stacks. The test files that it starts are watched in full.',
}
