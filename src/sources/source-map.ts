import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping'
import type { PatternRef } from '../model.ts'
import { patternAt } from './pattern-at.ts'

/** A running file with its map, if it has one. */
export interface RunningFile {
  /** Absolute path. */
  path: string
  /** Its text; undefined when it cannot be read. */
  text: string | undefined
  map: TraceMap | undefined
}

/** A place in the source. */
export interface SourcePosition {
  /** Absolute path. */
  file: string
  line: number
  column: number
  code?: string
  /** The regular expression that is applied there. */
  pattern?: PatternRef
}

const mapComment = /^[ \t]*\/\/[#@][ \t]*sourceMappingURL=(\S+)[ \t]*$/gm
const longestCode = 200

/** Opens a file and the map that its last sourceMappingURL comment names: inline, beside it, or by URL.
 *  @param loaded JSON of the map, where the file was compiled while it was loaded
 *  A missing or damaged map is no error: the running position is then the best there is. */
export function openRunningFile(path: string, loaded?: string): RunningFile {
  const text = readText(path)
  if (loaded !== undefined) return { path, text, map: parseMap(loaded, path) }
  const url = text === undefined ? undefined : [...text.matchAll(mapComment)].at(-1)?.[1]
  return { path, text, map: url === undefined ? undefined : openMap(url, path) }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Gone, bundled away, or never a file (eval).
    return undefined
  }
}

function openMap(url: string, path: string): TraceMap | undefined {
  try {
    const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/s.exec(url)
    if (inline !== null) {
      const [, base64, data = ''] = inline
      return new TraceMap(
        base64 === undefined ? decodeURIComponent(data) : Buffer.from(data, 'base64').toString('utf8'),
        path,
      )
    }
    const mapPath = url.startsWith('file:') ? fileURLToPath(url) : resolve(dirname(path), decodeURIComponent(url))
    return new TraceMap(readFileSync(mapPath, 'utf8'), mapPath)
  } catch {
    return undefined
  }
}

/** @returns undefined for a damaged map */
export function parseMap(json: string, path: string): TraceMap | undefined {
  try {
    return new TraceMap(json, path)
  } catch {
    return undefined
  }
}

/** Where a running position (1-based) stands in the source.
 *  @returns the running position itself where the map does not tell, or tells what cannot be */
export function findSource(file: RunningFile, line: number, column: number): SourcePosition {
  return (
    (file.map === undefined ? undefined : followMap(file, file.map, line, column)) ?? {
      file: file.path,
      line,
      column,
      ...codeOf(file.text, { line, column }),
    }
  )
}

function followMap(file: RunningFile, map: TraceMap, line: number, column: number): SourcePosition | undefined {
  const found = originalPositionFor(map, { line, column: Math.max(0, column - 1) })
  const path = found.source === null ? undefined : sourcePath(found.source, file.path)
  if (found.source === null || path === undefined) return undefined
  const text = sourceContentFor(map, found.source) ?? readText(path)
  if (text !== undefined && !holds(text, found)) return undefined
  return {
    file: path,
    line: found.line,
    column: found.column + 1,
    ...codeOf(text, { line: found.line, column: found.column + 1 }),
  }
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
): Pick<SourcePosition, 'code' | 'pattern'> {
  const code = text?.split('\n', at.line)[at.line - 1]?.trim()
  if (code === undefined || code === '') return {}
  const pattern = patternAt(text, at)
  return {
    code: code.length > longestCode ? `${code.slice(0, longestCode)}…` : code,
    ...(pattern === undefined ? {} : { pattern }),
  }
}
