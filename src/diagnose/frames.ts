import type { Frame, RawFrame, SourceRecord } from '../model.ts'
import { type ProcessRecording, positionKey, type Recording } from '../recording/recording.ts'

/** What is needed to tell the user's frames from others. */
export interface FrameContext {
  cwd: string
  /** process.argv[1] of the watched process. */
  entry: string | undefined
  probeFolder: string
  sources: ReadonlyMap<string, SourceRecord>
}

/** The same for all that one process recorded. */
export function frameContextOf(
  { header, sources }: Pick<Recording, 'header' | 'sources'>,
  { process }: Pick<ProcessRecording, 'process'>,
): FrameContext {
  return { cwd: process.cwd, entry: process.argv[1], probeFolder: header.probeFolder, sources }
}

/** A file's name as frames have it.
 *  @param path absolute */
export function frameFile(path: string, context: FrameContext): string {
  return place(path, context).relative
}

/** Turns raw frames into frames of the source; the probe's own are left out.
 *  @param raw innermost first
 *  @returns innermost first
 */
export function toFrames(raw: readonly RawFrame[], context: FrameContext): Frame[] {
  return raw.filter((frame) => !frame.file.startsWith(context.probeFolder)).map((frame) => toFrame(frame, context))
}

function toFrame(raw: RawFrame, context: FrameContext): Frame {
  const flags = { ...(raw.isAsync ? { isAsync: true } : {}), ...(raw.isEntry ? { isEntry: true } : {}) }
  // WebAssembly has no line that a user could change: like a built-in, it is what the user's own line called.
  if (raw.file === '' || raw.file.startsWith('node:') || raw.file.startsWith('wasm:')) {
    return { function: raw.function, file: raw.file, line: raw.line, column: raw.column, owner: 'node', ...flags }
  }
  const source = context.sources.get(positionKey(raw))
  const path = source?.file ?? toPath(raw.file)
  const { relative, isLibrary } = place(path, context)
  const frame: Frame = {
    function: source?.function ?? raw.function,
    file: relative,
    line: source?.line ?? raw.line,
    column: source?.column ?? raw.column,
    owner: isLibrary ? 'library' : 'user',
    ...flags,
  }
  if (source?.code !== undefined) frame.code = source.code
  if (source?.signature !== undefined) frame.signature = source.signature
  if (source?.pattern !== undefined) frame.pattern = source.pattern
  if (source?.operator !== undefined) frame.operator = source.operator
  if (isLibrary) frame.package = source?.package ?? packageOf(path)
  return frame
}

/** A file: URL as a path, with `/` also on Windows. */
export function toPath(file: string): string {
  if (!file.startsWith('file:')) return file.replaceAll('\\', '/')
  try {
    const path = decodeURIComponent(new URL(file).pathname)
    return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path
  } catch {
    // Not a URL after all: better the text as it is than no place.
    return file
  }
}

/** Relative to the working directory or to the package that was started; a file below node_modules is a library's,
 *  unless the started program itself lives there (npx). */
function place(path: string, context: FrameContext): Place {
  const known = places.get(context) ?? new Map<string, Place>()
  places.set(context, known)
  const found = known.get(path) ?? findPlace(path, context)
  known.set(path, found)
  return found
}

interface Place {
  relative: string
  isLibrary: boolean
}

/** Of all frames of a process, some hundred files. */
const places = new WeakMap<FrameContext, Map<string, Place>>()

function findPlace(path: string, context: FrameContext): Place {
  const cwd = context.cwd.replaceAll('\\', '/').replace(/\/$/, '')
  const roots = [cwd, packageFolder(context.entry?.replaceAll('\\', '/') ?? '')].filter((root) => root !== '')
  const root = roots.filter((candidate) => path.startsWith(`${candidate}/`)).sort((a, b) => b.length - a.length)[0]
  const below = root === undefined ? path : path.slice(root.length + 1)
  return { relative: root === undefined ? relativeTo(cwd, path) : below, isLibrary: /(^|\/)node_modules\//.test(below) }
}

/** The folder of the package that a file below node_modules belongs to; '' elsewhere. */
function packageFolder(path: string): string {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? ''
}

/** `pg`, `@scope/name`: without the version, which only the source records know. */
function packageOf(path: string): string {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(`/${path}`)?.[1] ?? 'unknown'
}

function relativeTo(folder: string, path: string): string {
  if (!path.startsWith('/') || !folder.startsWith('/')) return path
  const from = folder.split('/')
  const to = path.split('/')
  let same = 0
  while (same < from.length && same < to.length && from[same] === to[same]) same++
  // Only the root in common: the absolute path says more.
  return same <= 1 ? path : [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}
