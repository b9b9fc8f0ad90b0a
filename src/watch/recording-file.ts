import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loopcheckError, withCause } from '../errors.ts'
import { listRequests } from '../load/list-requests.ts'
import type { LoadResult } from '../load/run-load.ts'
import type { HeaderRecord, ListenRecord, RecordingLine } from '../model.ts'
import { recordingName } from '../recording/find-recording.ts'
import { readListens, readRecording } from '../recording/parse-recording.ts'
import type { Recording } from '../recording/recording.ts'
import { resolveSources } from '../sources/resolve-sources.ts'
import { makeFolder } from './make-folder.ts'

/** The recording of one run: loopcheck and the watched processes all append to it. */
export interface RecordingFile {
  path: string
  /** Its existence tells the probes that warm-up is over. */
  windowFile: string
  append(...lines: RecordingLine[]): void
  openWindow(): void
  /** What the watched processes listen on so far. */
  listens(): ListenRecord[]
  /** Once the stalls are known, seal() writes what of them is worth keeping. */
  keepRequests(result: Pick<LoadResult, 'load' | 'rows'>): void
  /** Adds the load's requests and where the recorded stacks stand in the source, and reads the whole. */
  seal(): Recording
}

/** Makes the folder and begins an empty recording in it.
 *  @throws LoopcheckError 'output-not-writable'
 */
export function createRecordingFile(folder: string, header: HeaderRecord): RecordingFile {
  const path = join(folder, recordingName)
  const windowFile = join(folder, '.window')
  try {
    makeFolder(folder)
    rmSync(windowFile, { force: true })
    writeFileSync(path, `${JSON.stringify(header)}\n`)
  } catch (error) {
    throw withCause(loopcheckError('output-not-writable', folder, reasonOf(error)), error)
  }
  const append = (...lines: RecordingLine[]) => {
    if (lines.length > 0) appendFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }
  let requests: Pick<LoadResult, 'load' | 'rows'> | undefined
  const addRequests = (recording: Recording) => {
    if (requests === undefined) return
    const { rows, load } = requests
    const stalls = recording.processes.flatMap((process) =>
      process.stalls.map(({ startMs, durationMs }) => ({ startMs, durationMs })),
    )
    for (const line of listRequests(rows, load, stalls)) {
      append(line)
      if (line.type === 'sent') recording.sent.push(line)
      else recording.sentSummaries = [...(recording.sentSummaries ?? []), line]
    }
    if (rows.lost() > 0) {
      recording.load = { ...load, unnoted: rows.lost() }
      append(recording.load)
    }
    rows.close()
  }
  return {
    path,
    windowFile,
    append,
    openWindow: () => writeFileSync(windowFile, ''),
    listens: () => readListens(path),
    keepRequests(result) {
      requests = result
    },
    seal() {
      rmSync(windowFile, { force: true })
      const recording = readRecording(path)
      addRequests(recording)
      const frames = recording.processes.flatMap((process) => [...process.stacks.values()].flat())
      const maps = new Map(recording.processes.flatMap((process) => [...process.maps]))
      const sources = resolveSources(
        frames.filter((frame) => !frame.file.startsWith(header.probeFolder)),
        maps,
      )
      append(...sources)
      for (const source of sources) recording.sources.set(source.at, source)
      return recording
    },
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}
