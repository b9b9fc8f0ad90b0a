import type { RawFrame, SourceRecord } from '../model.ts'
import { excerptAt } from './excerpt-at.ts'
import { originalName } from './original-name.ts'
import { createPackageFinder } from './package-of.ts'
import { signatureAt } from './signature-at.ts'
import { findSource, openRunningFile, pathOfUrl, type RunningFile } from './source-map.ts'

/** Finds where running positions stand in the source. Done once, when a run ends, and kept in the recording: source files and
 *  maps may be gone, or elsewhere, when the recording is read again.
 *  @param loadedMaps maps of files that were compiled while they were loaded, by file
 *  @returns one record for each different position in a file
 */
export function resolveSources(
  frames: Iterable<RawFrame>,
  loadedMaps: ReadonlyMap<string, string> = new Map(),
): SourceRecord[] {
  const files = new Map<string, RunningFile>()
  const packageOf = createPackageFinder()
  const records = new Map<string, SourceRecord>()
  for (const { function: runningName, file, line, column } of frames) {
    const path = pathOf(file)
    const at = `${file}:${line}:${column}`
    if (path === undefined || line === 0 || records.has(at)) continue
    const running = files.get(path) ?? openRunningFile(path, loadedMaps.get(file))
    files.set(path, running)
    const { text, ...position } = findSource(running, line, column)
    const name = originalName(running, runningName, { line, column })
    const library = packageOf(position.file) ?? packageOf(path)
    // Nobody asks how a library's functions are declared, nor what stands round them.
    const signature = library === undefined ? signatureAt(text, name ?? runningName, position) : undefined
    const excerpt = library === undefined ? excerptAt(text, position.line) : undefined
    records.set(at, {
      type: 'source',
      at,
      ...position,
      ...(name === undefined ? {} : { function: name }),
      ...(signature === undefined ? {} : { signature }),
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(library === undefined ? {} : { package: library }),
    })
  }
  return [...records.values()]
}

/** undefined for Node's own files, eval and the like. */
function pathOf(file: string): string | undefined {
  if (file.startsWith('file:')) return pathOfUrl(file)
  return file.startsWith('/') || /^[A-Za-z]:[\\/]/.test(file) ? file.replaceAll('\\', '/') : undefined
}
