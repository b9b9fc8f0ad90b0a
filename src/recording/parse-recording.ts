import { loopcheckError } from '../errors.ts'
import type { RecordingLine } from '../model.ts'
import { atEvalOrigin } from './eval-origin.ts'
import type { ProcessRecording, Recording } from './recording.ts'

const schema = 'loopcheck.recording/v1'

/** Reads the lines of a recording.jsonl.
 *  @param file names it in errors
 *  @throws LoopcheckError 'bad-recording' when it has no header or another schema
 */
export function parseRecording(text: string, file: string): Recording {
  const processes = new Map<string, ProcessRecording>()
  const recording: Partial<Recording> & Pick<Recording, 'sent' | 'sources' | 'damagedLines'> = {
    sent: [],
    sources: new Map(),
    damagedLines: 0,
  }
  for (const line of eachLine(text)) {
    const record = parseLine(line)
    if (record === undefined) recording.damagedLines++
    else if (record.type === 'recording') {
      if (record.schema !== schema)
        throw loopcheckError('bad-recording', file, `its schema is "${record.schema}", not "${schema}"`)
      recording.header = record
    } else if (record.type === 'load') recording.load = record
    else if (record.type === 'sent') recording.sent.push(record)
    else if (record.type === 'exit') recording.exit = record
    else if (record.type === 'source') recording.sources.set(record.at, record)
    else if (record.type === 'process') processes.set(record.process, emptyProcess(record))
    else {
      const process = processes.get(record.process)
      if (process === undefined) recording.damagedLines++
      else addToProcess(process, record)
    }
  }
  const { header } = recording
  if (header === undefined) throw loopcheckError('bad-recording', file, 'its header line is missing')
  for (const process of processes.values()) finishProcess(process)
  return { ...recording, header, processes: [...processes.values()] }
}

function* eachLine(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const line = end < 0 ? text.slice(start) : text.slice(start, end)
    start = end < 0 ? text.length : end + 1
    if (line !== '') yield line
  }
}

function parseLine(line: string): RecordingLine | undefined {
  try {
    const record = JSON.parse(line) as RecordingLine
    return typeof record === 'object' && record !== null && typeof record.type === 'string' ? record : undefined
  } catch {
    // Cut off by a kill; counted by the caller.
    return undefined
  }
}

function emptyProcess(process: ProcessRecording['process']): ProcessRecording {
  return {
    process,
    stacks: new Map(),
    maps: new Map(),
    captures: new Map(),
    stalls: [],
    calls: [],
    requests: [],
    routes: new Map(),
    listens: [],
    seconds: [],
    gc: [],
    dropped: [],
    children: [],
  }
}

type ProcessLine = Exclude<RecordingLine, { type: 'recording' | 'load' | 'sent' | 'exit' | 'source' | 'process' }>

function addToProcess(to: ProcessRecording, record: ProcessLine): void {
  switch (record.type) {
    case 'stack':
      to.stacks.set(record.id, record.frames.map(atEvalOrigin))
      break
    case 'map':
      to.maps.set(record.file, record.map)
      break
    case 'capture': {
      const captures = to.captures.get(record.stall)
      if (captures === undefined) to.captures.set(record.stall, [record])
      else captures.push(record)
      break
    }
    case 'stall':
      to.stalls.push(record)
      break
    case 'call':
      to.calls.push(record)
      break
    case 'request':
      to.requests.push(record)
      break
    case 'route':
      to.routes.set(record.index, record)
      break
    case 'listen':
      to.listens.push(record)
      break
    case 'second':
      to.seconds.push(record)
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

/** An open stall is written several times: the last line of each counts. */
function finishProcess(process: ProcessRecording): void {
  const last = new Map(process.stalls.map((stall) => [stall.id, stall]))
  process.stalls = [...last.values()].sort((a, b) => a.startMs - b.startMs)
  for (const captures of process.captures.values()) captures.sort((a, b) => a.atMs - b.atMs)
}
