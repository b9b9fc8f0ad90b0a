import type { Blocker, CodeExcerpt } from '../model.ts'
import type { Recording } from '../recording/recording.ts'
import { frameContextOf, frameFile } from './frames.ts'

/** Puts the code round each blocker's line beside it, where the recording has it. Frames do without: a stack would carry
 *  each function's code. */
export function addExcerpts(blockers: readonly Blocker[], recording: Recording): Blocker[] {
  const excerpts = excerptsByPlace(recording)
  return blockers.map((blocker) => {
    const { location } = blocker
    const excerpt = location && excerpts.get(placeKey(location))
    return location === undefined || excerpt === undefined
      ? blocker
      : { ...blocker, location: { ...location, excerpt } }
  })
}

/** Processes may have started in different folders: each names the files its own way. */
function excerptsByPlace(recording: Recording): Map<string, CodeExcerpt> {
  const excerpts = new Map<string, CodeExcerpt>()
  for (const process of recording.processes) {
    const context = frameContextOf(recording, process)
    for (const { file, line, excerpt } of recording.sources.values()) {
      if (excerpt !== undefined) excerpts.set(placeKey({ file: frameFile(file, context), line }), excerpt)
    }
  }
  return excerpts
}

function placeKey({ file, line }: { file: string; line: number }): string {
  return `${file}:${line}`
}
