import type { RawFrame } from '../model.ts'
import type { ProbeMessage } from './messages.ts'

/** A program may handle its uncaught exceptions and live on. */
const maxTold = 50
const maxNameLength = 80
const maxFrames = 20

/** Tells of exceptions that reach the event loop. Only name, code and place: a message may hold the user's data.
 *  By the event that changes nothing: https://nodejs.org/api/process.html#event-uncaughtexceptionmonitor */
export function watchUncaught(clock: () => number, send: (message: ProbeMessage) => void): void {
  let told = 0
  process.on('uncaughtExceptionMonitor', (error: unknown, origin) => {
    if (told++ >= maxTold) return
    try {
      send({ type: 'uncaught', atMs: clock(), origin, ...describeError(error) })
    } catch {
      // An error whose properties throw: the exit code must do.
    }
  })
}

/** @returns name '' for a value that is no error */
export function describeError(error: unknown): { name: string; code?: string; frames: RawFrame[] } {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return { name: '', frames: [] }
  const { name, message, stack, code } = error as { name?: unknown; message?: unknown; stack?: unknown; code?: unknown }
  return {
    name: typeof name === 'string' && isWord(name) ? name : 'Error',
    frames: typeof stack === 'string' ? framesOf(stack, typeof message === 'string' ? message : '') : [],
    ...(typeof code === 'string' && isWord(code) ? { code } : {}),
  }
}

/** Neither a sentence nor a value. */
function isWord(text: string): boolean {
  return text.length <= maxNameLength && /^[A-Za-z_$][\w$]*$/.test(text)
}

/** Reads the lines of a stack as V8 writes them: `    at Class.method (file:12:5)`. */
function framesOf(stack: string, message: string): RawFrame[] {
  const lines = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n')
  return lines.flatMap((line) => frameOf(line) ?? []).slice(0, maxFrames)
}

function frameOf(line: string): RawFrame | undefined {
  const [, isAsync, name = '', file, row, column] =
    /^ +at (async )?(?:(?!async )([^(]*?) \()?((?:file:|node:|[/\\]|[A-Za-z]:[/\\])[^()]*?):(\d+):(\d+)\)?$/.exec(
      line,
    ) ?? []
  if (file === undefined) return undefined
  const frame: RawFrame = {
    function: name.replace(/ \[as [^\]]*\]$/, ''),
    file,
    line: Number(row),
    column: Number(column),
  }
  return isAsync === undefined ? frame : { ...frame, isAsync: true }
}
