import type { PatternRef } from '../model.ts'

const longestPattern = 200
/** Characters before a call that are looked at. */
const longestLooked = 1000
const longestName = 100
const literal = String.raw`/(?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*`
const constructed = String.raw`(?:new\s+)?RegExp\s*\((?:[^()'"\x60\n]|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60)*\)`
const pattern = new RegExp(`${literal}|${constructed}`, 'y')
const methods = /\??\.?\s*(?:(test|exec)|match|matchAll|replace|replaceAll|search|split)\s*\(/y
const name = /[A-Za-z_$][\w$]*/y

/** The regular expression that is applied at a position: written in the call itself, or a constant of the same file that the call
 *  names. Where several constants have that name there is no telling.
 *  @param at 1-based, of the method's name, as V8 tells it
 *  @returns undefined for other calls
 */
export function patternAt(text: string | undefined, at: { line: number; column: number }): PatternRef | undefined {
  if (text === undefined) return undefined
  const offset = lineStart(text, at.line) + at.column - 1
  methods.lastIndex = offset
  const called = methods.exec(text)
  if (called === null) return undefined
  const isReceiver = called[1] !== undefined
  const written = isReceiver ? patternBefore(text, offset) : matchAt(pattern, text, skipSpace(text, methods.lastIndex))
  if (written !== undefined) return { text: shorten(written) }
  const named = isReceiver ? nameBefore(text, offset) : matchAt(name, text, skipSpace(text, methods.lastIndex))
  const held = named === undefined ? undefined : constantOf(text, named)
  return held === undefined || named === undefined ? undefined : { text: shorten(held), name: named }
}

function lineStart(text: string, line: number): number {
  let start = 0
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  return start
}

/** The literal that ends where the method's dot stands: the one that begins leftmost in the line, where a literal can begin. */
function patternBefore(text: string, offset: number): string | undefined {
  const end = receiverEnd(text, offset)
  // A bundle may be one line as a whole.
  const from = Math.max(text.lastIndexOf('\n', end - 1) + 1, end - longestLooked)
  for (let start = from; start < end; start++) {
    const before = text.slice(from, start).trimEnd()
    const canBegin = before === '' || /[([{,;=!&|?:+\-*%~^<>]$|\b(?:return|typeof|await|yield|case|in|of)$/.test(before)
    if (!canBegin) continue
    const found = matchAt(pattern, text, start)
    if (found !== undefined && start + found.length === end) return found
  }
  return undefined
}

function nameBefore(text: string, offset: number): string | undefined {
  const end = receiverEnd(text, offset)
  return /[A-Za-z_$][\w$]*$/.exec(text.slice(Math.max(0, end - longestName), end))?.[0]
}

/** Where the expression before `.test` ends. */
function receiverEnd(text: string, offset: number): number {
  const from = Math.max(0, offset - longestName)
  return from + text.slice(from, offset).replace(/\s*\??\.?\s*$/, '').length
}

/** `NAME = /…/`, `NAME: /…/`, `NAME = new RegExp(…)`. */
function constantOf(text: string, constant: string): string | undefined {
  const declared = new RegExp(
    String.raw`(?<![\w$])#?${constant.replaceAll('$', String.raw`\$`)}\s*(?::[^=;,(){}\n]{1,60})?[=:]\s*`,
    'g',
  )
  const found = new Set<string>()
  for (const match of text.matchAll(declared)) {
    const held = matchAt(pattern, text, match.index + match[0].length)
    if (held !== undefined) found.add(held)
  }
  const [only] = found
  return found.size === 1 ? only : undefined
}

function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0]
}

function skipSpace(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at, at + 200))?.[0].length ?? 0)
}

function shorten(found: string): string {
  return found.length > longestPattern ? `${found.slice(0, longestPattern)}…` : found
}
