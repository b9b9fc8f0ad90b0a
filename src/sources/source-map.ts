import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping'
import type { OperatorRef, PatternRef } from '../model.ts'
import { openMap, parseMap } from './open-map.ts'
import { operatorBefore } from './operator-before.ts'
import { patternAt } from './pattern-at.ts'

/** A running file with its map, if it has one. */
export interface RunningFile {
  /** Absolute path. */
  path: string
  /** The text that runs; undefined when it cannot be read, or was compiled while it was loaded. */
  text: string | undefined
  map: TraceMap | undefined
  /** Texts of the sources that the map names, read once each. */
  sources: Map<string, string | undefined>
}

/** A place in the source. */
export interface SourcePosition {
  /** Absolute path. */
  file: string
  line: number
  column: number
  /** Of the whole source; undefined when it cannot be read. */
  text?: string
  code?: string
  /** The regular expression that is applied there. */
  pattern?: PatternRef
  operator?: OperatorRef
}

const longestCode = 200

/** Opens a file and its map.
 *  @param loaded JSON of the map, where the file was compiled while it was loaded
 *  A missing or damaged map is no error: the running position is then the best there is. */
export function openRunningFile(path: string, loaded?: string): RunningFile {
  if (loaded !== undefined) return { path, text: undefined, map: parseMap(loaded, path), sources: new Map() }
  const text = readText(path)
  return { path, text, map: text === undefined ? undefined : openMap(text, path), sources: new Map() }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Gone, bundled away, or never a file (eval).
    return undefined
  }
}

/** Where a running position (1-based) stands in the source.
 *  @returns the running position itself where the map does not tell, or tells what cannot be */
export function findSource(file: RunningFile, line: number, column: number): SourcePosition {
  return followMapSafely(file, line, column) ?? placed(file.path, file.text, { line, column })
}

function followMapSafely(file: RunningFile, line: number, column: number): SourcePosition | undefined {
  try {
    return file.map === undefined ? undefined : followMap(file, file.map, line, column)
  } catch {
    // Other tools write maps: what is wrong in one may only show when it is followed.
    return undefined
  }
}

function followMap(file: RunningFile, map: TraceMap, line: number, column: number): SourcePosition | undefined {
  const found = originalPositionFor(map, { line, column: Math.max(0, column - 1) })
  // A damaged map may name a source that it does not list, or a place that cannot be.
  const path = found.source && !found.source.endsWith('/') ? sourcePath(found.source, file.path) : undefined
  if (!found.source || path === undefined || found.line < 1 || found.column < 0) return undefined
  const text = sourceText(file, path, sourceContentFor(map, found.source))
  if (text !== undefined && !holds(text, found)) return undefined
  return placed(path, text, { line: found.line, column: found.column + 1 })
}

function placed(file: string, text: string | undefined, at: { line: number; column: number }): SourcePosition {
  return { file, ...at, ...(text === undefined ? {} : { text }), ...codeOf(text, at) }
}

/** What the map holds, else what the source's file holds. */
function sourceText({ sources }: RunningFile, path: string, held: string | null): string | undefined {
  if (held !== null) return held
  if (!sources.has(path)) sources.set(path, readText(path))
  return sources.get(path)
}

/** A map that was made from another version of the source leads beyond its end, or beyond a line's. */
function holds(text: string, { line, column }: { line: number; column: number }): boolean {
  const code = text.split('\n', line)[line - 1]
  return code !== undefined && column <= code.length
}

/** Absolute; bundlers write `webpack://app/./src/x.ts`, which is a path below the program's folder.
 *  @returns undefined for a URL that is no path on this machine */
function sourcePath(source: string, runningPath: string): string | undefined {
  if (source.startsWith('file:')) return pathOfUrl(source)
  const bundled = /^[a-z-]+:\/\/[^/]*\/(.*)$/i.exec(source)?.[1]
  const path = (bundled ?? source).replace(/\?.*$/, '')
  return (
    isAbsolute(path) ? path : resolve(bundled === undefined ? dirname(runningPath) : process.cwd(), path)
  ).replaceAll('\\', '/')
}

/** @returns undefined when the URL names another host or is damaged: maps and stacks are written by other tools */
export function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url).replaceAll('\\', '/')
  } catch {
    return undefined
  }
}

function codeOf(
  text: string | undefined,
  at: { line: number; column: number },
): Pick<SourcePosition, 'code' | 'pattern' | 'operator'> {
  const code = text?.split('\n', at.line)[at.line - 1]?.trim()
  if (code === undefined || code === '') return {}
  const pattern = patternAt(text, at)
  const operator = operatorBefore(text, at)
  return {
    code: code.length > longestCode ? `${code.slice(0, longestCode)}…` : code,
    ...(pattern === undefined ? {} : { pattern }),
    ...(operator === undefined ? {} : { operator }),
  }
}
