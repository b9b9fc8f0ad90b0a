import type { ProcessSummary, Totals } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { type Judgement, judgeStalls } from './judge-stalls.ts'
import { lastMoment } from './last-moment.ts'
import { answeredBy, isServing, processesOf, roleOf } from './process-roles.ts'
import { totalsOf } from './totals.ts'

/** One process with its stalls judged. */
export interface JudgedProcess {
  recording: ProcessRecording
  role: ProcessSummary['role']
  isServing: boolean
  requests: number
  /** What of the run is judged, ms: all of its life where the recording names no window. */
  window: { startMs: number; endMs: number }
  judged: Judgement
  totals: Totals
}

/** Judges each process by itself, earliest first. */
export function judgeProcesses(recording: Recording): JudgedProcess[] {
  const all = processesOf(recording)
  const serving = all.filter((process) => isServing(process, all))
  const answering = serving.filter((process) => answeredBy(process) > 0)
  // A client does not know which of several processes made it wait: only their own requests in flight tell.
  const [only, ...others] = answering.length > 0 ? answering : serving
  const { load: _, ...withoutLoad } = recording
  return all.map((process) => {
    const isClientSure = serving.length === 0 || (only === process && others.length === 0)
    return judge(isClientSure ? recording : withoutLoad, process, {
      role: roleOf(process, all),
      isServing: serving.includes(process),
      requests: answeredBy(process),
    })
  })
}

function judge(
  recording: Recording,
  process: ProcessRecording,
  facts: Pick<JudgedProcess, 'role' | 'isServing' | 'requests'>,
): JudgedProcess {
  const window = windowOf(recording, process)
  const judged = judgeStalls(recording, process, window)
  const totals = totalsOf(judged.stalls.blamed(), Math.max(0, window.endMs - window.startMs))
  return { recording: process, ...facts, window, judged, totals }
}

/** A process that began or ended inside the run's window is judged over its own part of it. */
function windowOf(recording: Recording, process: ProcessRecording): JudgedProcess['window'] {
  const { window } = recording.header
  const life = { startMs: process.process.atMs, endMs: lastMoment(recording, process) }
  if (window === undefined) return life
  const startMs = Math.max(window.startMs, life.startMs)
  return { startMs, endMs: Math.max(startMs, Math.min(window.endMs, life.endMs)) }
}
