import type { ProcessRecord, SecondRecord } from '../../src/model.ts'
import type { ProcessRecording, Recording } from '../../src/recording/recording.ts'
import { type BuiltStall, recordingOf } from './built-recording.ts'

/** One process of a recording that has several. */
export interface BuiltProcess {
  /** What differs from the built recording's process. */
  record: Partial<ProcessRecord> & { process: string }
  stalls?: readonly BuiltStall[]
  /** Answered on the route `GET /slow/:id`, in the first second. */
  answered?: number
  more?: Partial<ProcessRecording>
}

/** A recording of several processes. */
export function recordingOfProcesses(processes: readonly BuiltProcess[], more: Partial<Recording> = {}): Recording {
  const built = processes.map(({ record, stalls = [], answered = 0, more: parts = {} }) => {
    const seconds = answered > 0 ? [secondOf(record.process, answered)] : []
    const [process] = recordingOf(stalls, { seconds, ...parts }).processes
    if (process === undefined) throw new Error('nothing was built')
    return { ...process, process: { ...process.process, ...record } }
  })
  return { ...recordingOf([]), ...more, processes: built }
}

function secondOf(process: string, answered: number): SecondRecord {
  return {
    type: 'second',
    process,
    atMs: 1000,
    beats: 200,
    cpuMs: 10,
    rssBytes: 1e6,
    routes: [[0, answered, answered * 5, 9]],
  }
}
