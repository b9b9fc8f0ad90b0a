import { LoopcheckError, loopcheckError, withCause } from '../errors.ts'
import type {
  HeaderRecord,
  ListenRecord,
  RecordingLine,
  RequestRecord,
  SecondRecord,
  SentSummaryRecord,
} from '../model.ts'
import { atEvalOrigin } from './eval-origin.ts'
import { tellingBytes, whyNoRecording } from './foreign-file.ts'
import { type Lines, linesOfFile, linesOfText, startOfFile } from './lines.ts'
import { parseLine, readHeader } from './read-header.ts'
import { addRoutes, isJudged, type ProcessRecording, type Recording, type RouteFigures } from './recording.ts'
import { CaptureRows, StallRows } from './stall-rows.ts'
import { Table } from './table.ts'

/** Reads the lines of a recording.jsonl.
 *  @param file names it in errors
 *  @throws LoopcheckError 'bad-recording' when it has no header, 'other-recording-version'
 */
export function parseRecording(text: string, file: string): Recording {
  return parseLines(linesOfText(text), file, () => Buffer.from(text.slice(0, tellingBytes)))
}

/** Reads a recording.jsonl of any size.
 *  @throws LoopcheckError 'file-not-found', 'bad-recording', 'other-recording-version'
 */
export function readRecording(path: string): Recording {
  try {
    return parseLines(linesOfFile(path), path, () => startOfFile(path, tellingBytes))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof LoopcheckError || code === undefined) throw error
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw withCause(loopcheckError('file-not-found', 'recording', path), error)
    throw withCause(loopcheckError('bad-recording', path, `it cannot be read (${code})`), error)
  }
}

/** What the watched processes listen on so far: of a recording that is still being written.
 *  @throws what node:fs throws */
export function readListens(path: string): ListenRecord[] {
  return [...linesOfFile(path).beginningWith('{"type":"listen"')]
    .map(parseLine)
    .filter((record) => record?.type === 'listen')
}

/** @param start gives the first bytes, for what is no recording */
function parseLines(lines: Lines, file: string, start: () => Uint8Array): Recording {
  const header = readHeader(lines, file)
  if (header === undefined) throw loopcheckError('bad-recording', file, whyNoRecording(start()))
  const processes = new Map<string, ParsedProcess>()
  const recording: Omit<Recording, 'processes'> = {
    header,
    sent: [],
    sources: new Map(),
    damagedLines: 0,
  }
  for (const line of lines.all()) {
    const record = parseLine(line)
    if (record === undefined) recording.damagedLines++
    else if (record.type === 'recording') continue
    else if (record.type === 'load') recording.load = record
    else if (record.type === 'sent') recording.sent.push(record)
    else if (record.type === 'sent-summary') addSummary(recording, record)
    else if (record.type === 'exit') recording.exit = record
    else if (record.type === 'source') recording.sources.set(record.at, record)
    else if (record.type === 'process') processes.set(record.process, emptyProcess(record))
    else {
      const process = processes.get(record.process)
      if (process === undefined) recording.damagedLines++
      else addToProcess(process, record, header)
    }
  }
  return { ...recording, processes: [...processes.values()] }
}

function addSummary(to: Pick<Recording, 'sentSummaries'>, summary: SentSummaryRecord): void {
  to.sentSummaries = [...(to.sentSummaries ?? []), summary]
}

/** While it is being read. */
interface ParsedProcess extends ProcessRecording {
  captures: CaptureRows
  stalls: StallRows
  requests: Table<RequestRecord>
  routeFigures: Map<number, RouteFigures>
}

function emptyProcess(process: ProcessRecording['process']): ParsedProcess {
  return {
    process,
    stacks: new Map(),
    maps: new Map(),
    captures: new CaptureRows(),
    stalls: new StallRows(),
    calls: [],
    requests: new Table(),
    routes: new Map(),
    listens: [],
    seconds: [],
    routeFigures: new Map(),
    gc: [],
    dropped: [],
    children: [],
  }
}

type ProcessLine = Exclude<
  RecordingLine,
  { type: 'recording' | 'load' | 'sent' | 'sent-summary' | 'exit' | 'source' | 'process' }
>

function addToProcess(to: ParsedProcess, record: ProcessLine, header: HeaderRecord): void {
  switch (record.type) {
    case 'stack':
      to.stacks.set(record.id, record.frames.map(atEvalOrigin))
      break
    case 'map':
      to.maps.set(record.file, record.map)
      break
    case 'capture':
      to.captures.add(record)
      break
    case 'stall':
      to.stalls.add(record)
      break
    case 'stalls':
      to.stalls.addAll(record)
      break
    case 'call':
      to.calls.push(record)
      break
    case 'request':
      to.requests.add(record)
      break
    case 'route':
      to.routes.set(record.index, record)
      break
    case 'listen':
      to.listens.push(record)
      break
    case 'second':
      addSecond(to, record, header)
      break
    case 'gc':
      to.gc.push(record)
      break
    case 'delay':
      to.delay = record
      break
    case 'dropped':
      to.dropped.push(record)
      break
    case 'cost':
      to.cost = record
      break
    case 'thread':
      to.thread = record
      break
    case 'child':
      to.children.push(record)
      break
    case 'uncaught':
      to.uncaught = record
      break
    case 'heap':
      to.heap = record
      break
    case 'end':
      to.end = record
      break
  }
}

/** Hours of a thousand routes would fill the memory: each second keeps their sum. */
function addSecond(to: ParsedProcess, second: SecondRecord, header: HeaderRecord): void {
  if (isJudged(second, header.window)) addRoutes(to.routeFigures, second)
  to.seconds.push({ ...second, routes: sumOf(second.routes) })
}

/** Of all routes of a second. */
const allRoutes = -1

function sumOf(routes: SecondRecord['routes']): SecondRecord['routes'] {
  const sum = { answered: 0, totalMs: 0, maxMs: 0 }
  for (const [, answered, totalMs, maxMs] of routes) {
    sum.answered += answered
    sum.totalMs += totalMs
    sum.maxMs = Math.max(sum.maxMs, maxMs)
  }
  return routes.length === 0 ? [] : [[allRoutes, sum.answered, sum.totalMs, sum.maxMs]]
}
