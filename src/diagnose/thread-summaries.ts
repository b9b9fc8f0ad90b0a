import type { Ending, ThreadSummary } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { lastMoment } from './last-moment.ts'
import { entryOf } from './process-summaries.ts'
import { userPlace } from './user-place.ts'

/** Most that a report lists. */
const listedThreads = 100

/** One line a worker thread of the program, most CPU time first. */
export function threadSummaries(recording: Recording): ThreadSummary[] {
  return recording.processes
    .filter(({ process }) => process.role === 'worker-thread')
    .map((thread) => summarise(recording, thread))
    .sort((a, b) => (b.cpuMs ?? 0) - (a.cpuMs ?? 0))
    .slice(0, listedThreads)
}

function summarise(recording: Recording, thread: ProcessRecording): ThreadSummary {
  const { process: id, parent = '', number = 0, threadName, startedBy, isWatched, atMs, cwd } = thread.process
  const owner = recording.processes.find(({ process }) => process.process === parent)
  const {
    entry,
    cpuMs,
    longTurns = 0,
    longTurnsMs = 0,
    longestTurnMs = 0,
    waits = 0,
    waitsMs = 0,
  } = thread.thread ?? {}
  const endMs =
    thread.end === undefined && owner !== undefined ? lastMoment(recording, owner) : lastMoment(recording, thread)
  const livedMs = Math.max(0, endMs - atMs)
  const startedAt = userPlace(recording, thread, startedBy)
  return {
    id,
    process: parent,
    threadId: number,
    ...(threadName === undefined ? {} : { name: threadName }),
    ...(entry === undefined ? {} : { entry: entryOf({ argv: [], cwd }, entry) }),
    ...(startedAt === undefined ? {} : { startedAt }),
    isWatched: isWatched === true,
    livedMs,
    ...(cpuMs === undefined ? {} : { cpuMs, busyShare: livedMs > 0 ? Math.min(1, cpuMs / livedMs) : 0 }),
    ...{ longTurns, longTurnsMs, longestTurnMs, waits, waitsMs },
    end: endOf(thread),
  }
}

function endOf({ end }: ProcessRecording): Ending {
  if (end === undefined) return { how: 'unknown', text: 'ended with its process' }
  if (end.how === 'terminated') return { how: 'stopped', text: 'was terminated, or ended with its process' }
  return { how: 'exit', code: end.code, text: `ended with exit code ${end.code}` }
}
