import { type TraceMap, traceSegment } from '@jridgewell/trace-mapping'
import type { RunningFile } from './source-map.ts'

/** A position in the running code, 1-based. */
interface Position {
  line: number
  column: number
}

const identifier = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu
/** How far before a position its function is looked for, in characters. */
const farthest = 100_000
/** What stands before and after a function's or a class' name where it is declared. */
const declared = [
  { before: /\bfunction[\s*]+$/, after: /^\s*\(/ },
  { before: /\bclass\s+$/, after: /^[\s{]/ },
  {
    before: /(?:^|[^\w$.])$/,
    after: /^\s*=\s*(?:async\b\s*)?(?:function\b|class\b|\([^()]*\)\s*=>|[\w$]+\s*=>)/,
  },
]
/** `function `, `class `, with some space, in characters. */
const wordsBefore = 20
const parametersAfter = 200
const partOfWord = /[\w$]/

/** The source's name for a function that a minifier has renamed. V8 says what the function is called in the running code, and
 *  the map what stood where it is declared: the last declaration of that name before the position is taken for its own.
 *  @param name as in the frames: `f`, `C.method`, `new C`
 *  @param at a position inside the function
 *  @returns undefined where nothing was renamed, as far as the map tells
 */
export function originalName(
  { text, map }: Pick<RunningFile, 'text' | 'map'>,
  name: string,
  at: Position,
): string | undefined {
  if (text === undefined || map === undefined || map.names.length === 0) return undefined
  try {
    return findName(text, map, name, at)
  } catch {
    // Other tools write maps: what is wrong in one may only show when it is followed.
    return undefined
  }
}

function findName(text: string, map: TraceMap, name: string, at: Position): string | undefined {
  const end = offsetOf(text, at)
  const original = name.replace(identifier, (part) => {
    const declaration = lastDeclaration(text, part, end)
    if (declaration === undefined) return part
    return mappedName(map, positionOf(text, declaration, { end, line: at.line })) ?? part
  })
  return original === name ? undefined : original
}

/** @returns offset of the name */
function lastDeclaration(text: string, name: string, end: number): number | undefined {
  for (
    let at = text.lastIndexOf(name, end - 1);
    at >= Math.max(0, end - farthest);
    at = text.lastIndexOf(name, at - 1)
  ) {
    if (isWhole(text, at, name.length) && isDeclared(text, at, name.length)) return at
    if (at === 0) return undefined
  }
  return undefined
}

/** Minified names are short: most of what looks like one is a part of a longer word. */
function isWhole(text: string, at: number, length: number): boolean {
  return !partOfWord.test(text[at - 1] ?? '') && !partOfWord.test(text[at + length] ?? '')
}

function isDeclared(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - wordsBefore), at)
  const after = text.slice(at + length, at + length + parametersAfter)
  return declared.some((pattern) => pattern.before.test(before) && pattern.after.test(after))
}

function mappedName(map: TraceMap, { line, column }: Position): string | undefined {
  const segment = traceSegment(map, line - 1, column - 1)
  // A segment that began before says nothing of this very name.
  return segment?.length === 5 && segment[0] === column - 1 ? map.names[segment[4]] : undefined
}

function offsetOf(text: string, { line, column }: Position): number {
  let start = 0
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  return start + column - 1
}

/** @param known an offset after it, and its line */
function positionOf(text: string, offset: number, known: { end: number; line: number }): Position {
  const linesBetween = text.slice(offset, known.end).split('\n').length - 1
  return { line: known.line - linesBetween, column: offset - text.lastIndexOf('\n', offset) }
}
