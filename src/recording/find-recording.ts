import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loopcheckError } from '../errors.ts'

export const recordingName = 'recording.jsonl'

/** A comparison keeps its runs in <scenario>/<strategy>/run-<n>. */
const deepest = 3

/** @param path a recording, or the folder that holds it
 *  @returns the recording's path; of a file, whether it is there shows when it is read
 *  @throws LoopcheckError 'no-recording-in-folder' */
export function findRecording(path: string): string {
  if (!isFolder(path)) return path
  const file = join(path, recordingName)
  if (isFile(file)) return file
  throw loopcheckError('no-recording-in-folder', path, firstBelow(path, deepest))
}

/** @returns the first folder, by name, that holds a recording; undefined: there is none so near */
function firstBelow(folder: string, depth: number): string | undefined {
  if (isFile(join(folder, recordingName))) return folder
  if (depth === 0) return undefined
  for (const name of foldersIn(folder)) {
    const found = firstBelow(join(folder, name), depth - 1)
    if (found !== undefined) return found
  }
  return undefined
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter((name) => name !== 'node_modules' && !name.startsWith('.'))
      .sort()
  } catch {
    // A folder that may not be read has nothing to offer.
    return []
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isFile(path: string): boolean {
  // Anything that can be read: a pipe, too.
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false
}
