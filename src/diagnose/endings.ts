import type { Ending } from '../model.ts'
import { formatBytes } from '../numbers.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { lastLineMs, silenceMs } from './last-moment.ts'
import { userPlace } from './user-place.ts'

/** An exception that ended a process came at most this long before its end, ms. */
const uncaughtMs = 2000
/** The heap that was full when a process died had been seen so at most this long before, ms. */
const heapMs = 5000
/** A shell tells by this much more than the signal's number how its program was killed. */
const shellSignal = 128
const signalNames: Record<number, string> = { 2: 'SIGINT', 6: 'SIGABRT', 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' }

/** How a process ended: by its own last words, else by what the process that started it saw, else by what it wrote before. */
export function endingOf(recording: Recording, process: ProcessRecording): Ending {
  const { end } = process
  const { exit } = recording
  if (end !== undefined) {
    const isAsked = exit?.askedAtMs !== undefined && end.atMs >= exit.askedAtMs
    return isAsked ? stopped(end.code) : byItself(recording, process, end.code)
  }
  const seen = seenFromOutside(recording, process)
  if (seen?.isOurs)
    return { how: 'stopped', text: `was stopped by loopcheck (${seen.signal ?? `exit code ${seen.code}`})` }
  if (seen !== undefined && seen.signal === null && seen.code !== null)
    return { ...withCode(seen.code), code: seen.code }
  const signal = seen?.signal ?? undefined
  if (isOutOfMemory(process, signal)) return outOfMemory(process, signal)
  if (signal !== undefined) return { how: 'signal', signal, text: signalText(signal) }
  if (exit?.isOurs && lastLineMs(process) > (exit.askedAtMs ?? exit.atMs) - silenceMs)
    return { how: 'stopped', text: 'was stopped with the program by loopcheck' }
  return { how: 'unknown', text: 'ended without a word (killed or crashed)' }
}

/** Whether a reader must be told of it. */
export function isUnusual({ how, code }: Ending): boolean {
  return how !== 'stopped' && !(how === 'exit' && code === 0)
}

function byItself(recording: Recording, process: ProcessRecording, code: number): Ending {
  const { uncaught, end } = process
  if (code === 0 || uncaught === undefined || (end?.atMs ?? 0) - uncaught.atMs > uncaughtMs)
    return { ...withCode(code), code }
  const location = userPlace(recording, process, uncaught.stack)
  const what = uncaught.name === '' ? 'a value that is no error' : nameOf(uncaught)
  const where = location === undefined ? '' : ` at ${location.file}:${location.line}`
  const origin = uncaught.origin === 'unhandledRejection' ? 'a promise that nobody handled: ' : 'uncaught '
  return {
    how: 'uncaught',
    code,
    text: `ended with exit code ${code}, of ${origin === 'uncaught ' ? 'an uncaught exception: ' : origin}${what}${where}`,
    error: {
      name: uncaught.name,
      ...(uncaught.code === undefined ? {} : { code: uncaught.code }),
      ...(location === undefined ? {} : { location }),
    },
  }
}

function stopped(code: number): Ending {
  return { how: 'stopped', code, text: `ended with exit code ${code} when loopcheck stopped it` }
}

function nameOf({ name, code }: { name: string; code?: string }): string {
  return code === undefined ? name : `${name} ${code}`
}

function withCode(code: number): Pick<Ending, 'how' | 'text'> {
  return { how: 'exit', text: `ended with exit code ${code}` }
}

interface Seen {
  code: number | null
  signal: string | null
  isOurs: boolean
}

/** By loopcheck, or by the watched process that started it; through a shell too. */
function seenFromOutside(recording: Recording, process: ProcessRecording): Seen | undefined {
  const { pid, ppid, atMs } = process.process
  const { exit } = recording
  const children = recording.processes
    .flatMap((other) => other.children)
    .filter((child) => child.atMs >= atMs)
    .map((child) => ({ ...child, isOurs: exit?.askedAtMs !== undefined && child.atMs >= exit.askedAtMs }))
  const isExitOf = (id: number) => exit?.pid === id || (exit?.pid === undefined && recording.processes.length === 1)
  const own = isExitOf(pid) ? exit : children.find((child) => child.pid === pid)
  if (own !== undefined) return own
  const shell = isExitOf(ppid) ? exit : children.find((child) => child.pid === ppid)
  const signal = shell?.code == null ? undefined : signalNames[shell.code - shellSignal]
  return shell === undefined || signal === undefined ? undefined : { code: null, signal, isOurs: shell.isOurs }
}

/** V8 aborts when its heap is full; nothing else says so. */
function isOutOfMemory(process: ProcessRecording, signal: string | undefined): boolean {
  if (signal !== undefined && signal !== 'SIGABRT') return false
  return process.heap !== undefined && lastLineMs(process) - process.heap.atMs < heapMs
}

function outOfMemory({ heap }: ProcessRecording, signal: string | undefined): Ending {
  const by = signal === undefined ? 'without a word' : `by ${signal}`
  return {
    how: 'out-of-memory',
    ...(signal === undefined ? {} : { signal }),
    text: `ended ${by}, likely out of memory: its heap was seen at ${formatBytes(heap?.usedBytes)}, the limit is ${formatBytes(heap?.limitBytes)}`,
  }
}

function signalText(signal: string): string {
  if (signal === 'SIGABRT')
    return 'was aborted (SIGABRT): by process.abort, or by a fatal error of V8 such as a full heap'
  if (signal === 'SIGKILL') return 'was killed (SIGKILL): by someone, or by a system that ran out of memory'
  return `was ended by ${signal}`
}

/** One sentence for each process that ended as it should not.
 *  @param most further ones are only counted */
export function endingWords(endings: readonly { who: string; end: Ending }[], most: number): string[] {
  const unusual = endings.filter(({ end }) => isUnusual(end))
  const words = unusual.slice(0, most).map(({ who, end }) => `${who} ${end.text}.`)
  const left = unusual.length - words.length
  return left > 0 ? [...words, `${left} more ended in ways like these.`] : words
}
