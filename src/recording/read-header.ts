import { loopcheckError } from '../errors.ts'
import type { HeaderRecord, RecordingLine } from '../model.ts'
import type { Lines } from './lines.ts'

/** What is read here; see HeaderRecord. */
const version = 1
const schemaPattern = /^loopcheck\.recording\/v(\d+)$/

/** Without them nothing can be judged. */
const neededFields = ['command', 'cwd', 'thresholdMs', 'heartbeatMs', 'probeFolder'] as const

/** It is written again once the load has begun: the last one knows the window.
 *  @param file names it in errors
 *  @returns undefined when there is none
 *  @throws LoopcheckError 'other-recording-version', 'bad-recording' when it is not whole */
export function readHeader(lines: Lines, file: string): HeaderRecord | undefined {
  let header: HeaderRecord | undefined
  for (const line of lines.beginningWith('{"type":"recording"')) {
    const record = parseLine(line)
    if (record?.type !== 'recording') continue
    check(record, file)
    header = record
  }
  return header
}

/** @returns undefined for what is no line of a recording: cut off by a kill */
export function parseLine(line: string): RecordingLine | undefined {
  try {
    const record = JSON.parse(line) as RecordingLine
    return typeof record === 'object' && record !== null && typeof record.type === 'string' ? record : undefined
  } catch {
    // Counted by the caller.
    return undefined
  }
}

function check(header: HeaderRecord, file: string): void {
  const given = schemaPattern.exec(header.schema)?.[1]
  if (given === undefined) throw loopcheckError('bad-recording', file, `its schema is "${header.schema}"`)
  if (Number(given) !== version) {
    // It becomes a part of a command that somebody will paste.
    const writer = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.exec(header.loopcheck)?.[0]
    throw loopcheckError('other-recording-version', file, { version: Number(given), known: version, writer })
  }
  const missing = neededFields.filter((field) => header[field] === undefined)
  if (missing.length > 0) throw loopcheckError('bad-recording', file, `its header lacks ${missing.join(', ')}`)
}
