import type { Frame, TimerRef } from '../model.ts'
import type { Part } from './culprit.ts'

/** What made the loop run a part's code, in words: the timer with the place that set it, or the kind of callback, and the
 *  function that it called if that is not the culprit itself.
 *  @param framesOf stack by its id, innermost first
 *  @returns undefined where no stack tells
 */
export function originOf(
  part: Pick<Part, 'frames' | 'captures' | 'culprit'>,
  framesOf: (stack: number) => readonly Frame[],
): string | undefined {
  const timer = part.captures.find((capture) => capture.timer !== undefined)?.timer
  const source = timer === undefined ? callbackKind(part.frames) : timerText(timer, framesOf)
  if (source === undefined) return undefined
  const callback = part.frames.findLast((frame) => frame.owner === 'user')
  const isCulprit = callback?.file === part.culprit?.file && callback?.function === part.culprit?.function
  if (callback === undefined || isCulprit) return source
  return `${source}, in ${callback.function || 'a function'} (${callback.file}:${callback.line})`
}

/** One function may be run by several timers: the two with the most blocked time are named.
 *  @returns undefined where none is known */
export function originsOf(parts: readonly { origin?: string | undefined; durationMs: number }[]): string | undefined {
  const totals = new Map<string, number>()
  for (const { origin, durationMs } of parts) {
    if (origin !== undefined) totals.set(origin, (totals.get(origin) ?? 0) + durationMs)
  }
  const named = [...totals].sort((a, b) => b[1] - a[1]).map(([origin]) => origin)
  const more = named.length > 2 ? [`and ${named.length - 2} more`] : []
  return named.length === 0 ? undefined : [...named.slice(0, 2), ...more].join('; ')
}

function timerText({ ms, isRepeated, stack }: TimerRef, framesOf: (stack: number) => readonly Frame[]): string {
  if (!isRepeated) return `setTimeout (after ${ms} ms)`
  const frames = stack === undefined ? [] : framesOf(stack)
  const place = frames.find((frame) => frame.owner === 'user') ?? frames.find((frame) => frame.owner === 'library')
  return `setInterval${place === undefined ? '' : ` at ${place.file}:${place.line}`} (every ${ms} ms)`
}

/** What the outermost of Node's own frames are for. The first that fits, from the outermost inwards. */
const entries: [RegExp, string][] = [
  [/^processImmediate node:internal\/timers/, 'an immediate'],
  [/ node:internal\/timers/, 'a timer'],
  [/ node:internal\/stream_base_commons/, 'data from a socket'],
  [/ node:(?:_http_|internal\/http)/, 'an HTTP message'],
  [/ node:(?:net|internal\/net|_tls_wrap|internal\/tls)/, 'a socket'],
  [/ node:internal\/(?:per_context\/messageport|worker|event_target)/, 'a message'],
  [/ node:internal\/child_process/, 'a child process'],
  [/ node:(?:fs|internal\/fs\/)/, 'a file operation'],
  [/ node:(?:dns|internal\/dns\/)/, 'a look-up of a host'],
  [/ node:(?:zlib|internal\/crypto\/|crypto)/, 'a finished job of the thread pool'],
]

function callbackKind(frames: readonly Frame[]): string | undefined {
  const running = frames.filter((frame) => frame.isAsync !== true)
  const outermost = running.findLast((frame) => frame.file !== '')
  if (outermost === undefined) return undefined
  const text = `${outermost.function.replace(/^.*\./, '')} ${outermost.file}`
  const known = entries.find(([pattern]) => pattern.test(text))?.[1]
  const emitter = emitterOf(running)
  if (known !== undefined) return emitter === undefined ? known : `${known}, an event of ${emitter}`
  if (outermost.file === 'node:events' && emitter !== undefined) return `an event of ${emitter}`
  if (outermost.file.startsWith('node:internal/process/task_queues')) return 'a promise or nextTick callback'
  // V8 runs microtasks with nothing of Node's below them.
  return outermost.owner === 'node' ? undefined : 'a promise callback'
}

/** The class whose `emit` is the outermost one; a plain EventEmitter says nothing. */
function emitterOf(running: readonly Frame[]): string | undefined {
  const emit = running.findLast((frame) => frame.file === 'node:events' && frame.function.endsWith('.emit'))
  const name = emit?.function.replace(/\.emit$/, '')
  return name === undefined || name === 'EventEmitter' ? undefined : name
}
