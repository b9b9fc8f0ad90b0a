import type { Frame } from '../model.ts'

/** Where Node's own files belong in the words of its users. */
const publicNames: [RegExp, string][] = [
  [/^node:internal\/console\//, 'console'],
  [/^node:internal\/crypto\//, 'crypto'],
  // Asynchronous: what runs of it on the main thread puts pieces together, and is no synchronous access.
  [/^node:internal\/fs\/promises$/, 'fs/promises'],
  [/^node:internal\/fs\//, 'fs'],
  [/^node:internal\/child_process/, 'child_process'],
  [/^node:internal\/modules\//, 'modules'],
  [/^node:([a-z_]+)$/, '$1'],
]

/** Built-ins that take no time: seen on a stack, they say that their caller was running. */
const instant =
  /^(?:Math\.\w+|String\.(?:at|charAt|charCodeAt|codePointAt|fromCharCode)|(?:Map|Set|WeakMap|WeakSet)\.(?:get|has)|(?:Array|Map|Set|String) ?Iterator\.next)$/

/** What the innermost frame of the user (or a library) called, read from Node's frames inside it.
 *  @param frames innermost first
 *  @returns undefined when that frame itself was running
 */
export function calleeOf(frames: readonly Frame[]): string | undefined {
  const caller = frames.findIndex((frame) => frame.owner !== 'node')
  // Nothing but Node's own frames: nobody called.
  if (caller <= 0) return undefined
  const called = frames[caller - 1]
  // Nobody calls the hooks that follow promises: V8 does.
  if (called === undefined || called.isAsync || called.file.startsWith('node:internal/async_')) return undefined
  const name = called.function.replace(/^(?:Object|Module|exports)\./, '')
  if (called.file === '') return instant.test(name) ? undefined : name || undefined
  if (/^(?:Module\.)?require$/.test(called.function) || /^Module\.|^require/.test(called.function)) return 'require'
  for (const [pattern, replacement] of publicNames) {
    const match = pattern.exec(called.file)
    if (match === null) continue
    const module = replacement.replace('$1', match[1] ?? '')
    return name === '' ? module : `${module}.${name.replace(/^(?:console|Console)\.(?:value)?/, '') || 'log'}`
  }
  return name || undefined
}
