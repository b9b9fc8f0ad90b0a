import type { RawFrame } from '../model.ts'
import { parseStack } from './parse-stack.ts'

/** Deeper stacks lose their outermost frames. */
const maxFrames = 100
/** What a program can set about stacks. */
const settingNames = ['stackTraceLimit', 'prepareStackTrace'] as const
const replaceable = { writable: true, enumerable: true, configurable: true }

/** A stack as plain frames, innermost first. Node's source-map support and the program's own prepareStackTrace are
 *  left out of it (the first is slow on large bundles, the second may do anything) and put back afterwards.
 *  @param below leaves out this function and everything it called
 */
export function captureStack(below: (...args: never[]) => unknown): RawFrame[] {
  const holder: { stack?: unknown } = {}
  if (Object.isFrozen(Error)) {
    // --frozen-intrinsics, and hardened programs: only V8's own text is left.
    Error.captureStackTrace(holder, below)
    return typeof holder.stack === 'string' ? parseStack(holder.stack) : []
  }
  const own = settingNames.map((name) => Object.getOwnPropertyDescriptor(Error, name))
  try {
    replace('stackTraceLimit', { value: maxFrames, ...replaceable })
    replace('prepareStackTrace', { value: (_error: Error, sites: NodeJS.CallSite[]) => sites, ...replaceable })
    Error.captureStackTrace(holder, below)
    // Reading it calls prepareStackTrace.
    const sites = holder.stack
    return Array.isArray(sites) ? sites.map(toFrame) : []
  } finally {
    settingNames.forEach((name, index) => {
      replace(name, own[index])
    })
  }
}

/** As properties, not values: what was no own property must not be one afterwards, and a program's getter is not called. */
function replace(name: (typeof settingNames)[number], property: PropertyDescriptor | undefined): void {
  if (property === undefined) Reflect.deleteProperty(Error, name)
  else Object.defineProperty(Error, name, property)
}

function toFrame(site: NodeJS.CallSite): RawFrame {
  const frame: RawFrame = {
    function: functionName(site),
    file: site.getFileName() ?? site.getEvalOrigin() ?? '',
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
  }
  if (site.isAsync()) frame.isAsync = true
  else if (isAtHead(site)) frame.isEntry = true
  return frame
}

/** What may stand before a function's name and before the parenthesis of one without a name, in characters. */
const beforeName = ['', '*', 'async ', 'function ', 'function* ', 'async function ', 'async function* '].map(
  (words) => words.length,
)
const beforeParenthesis = ['', 'function', 'function ', 'async function', 'async function '].map(
  (words) => words.length,
)

/** V8 answers interrupts when a function is entered and when a loop goes round. In the first case the position is where the
 *  parameters begin; V8 tells where the function begins, a few words before that. */
function isAtHead(site: NodeJS.CallSite): boolean {
  const { getEnclosingLineNumber: line, getEnclosingColumnNumber: column } = site as Enclosed
  if (typeof line !== 'function' || typeof column !== 'function') return false
  // Built-in functions have no lines.
  if (!site.getLineNumber() || line.call(site) !== site.getLineNumber()) return false
  const distance = (site.getColumnNumber() ?? 0) - column.call(site)
  const nameLength = site.getFunctionName()?.length ?? 0
  return beforeParenthesis.includes(distance) || beforeName.includes(distance - nameLength)
}

/** Not in the types, but in V8 since 8.4. */
type Enclosed = NodeJS.CallSite & { getEnclosingLineNumber?(): number; getEnclosingColumnNumber?(): number }

/** `Class.method`, `method`, `new Class` or ''. */
function functionName(site: NodeJS.CallSite): string {
  const name = site.getFunctionName() ?? ''
  if (site.isConstructor()) return `new ${name || '(anonymous)'}`
  const method = site.getMethodName()
  const type = site.isToplevel() ? null : site.getTypeName()
  // A timer's callback is whatever function the program gave it, not a method of the timer's.
  if (type === 'Timeout' || type === 'Immediate') return name
  // Called as an element of a list of handlers.
  if (type === 'Array' && site.getFileName()) return name
  if (type && type !== 'Object' && type !== 'Function' && name && !name.includes('.'))
    return `${type}.${method ?? name}`
  return name || method || ''
}
