import { existsSync, readFileSync } from 'node:fs'
import type { RecordingLine } from '../../src/model.ts'

/** Makes sure that a recording shows a probe at work: the process from its start to its end, and requests if they were asked for.
 *  @throws Error saying what is missing
 */
export function requireWatched(recording: string, pid: number, hasRequests: boolean): void {
  const missing = existsSync(recording)
    ? missingIn(readFileSync(recording, 'utf8'), pid, hasRequests)
    : 'it began no recording'
  if (missing !== undefined) throw new Error(`the probe did not watch process ${pid}: ${missing}`)
}

/** @returns undefined when nothing is missing */
export function missingIn(recording: string, pid: number, hasRequests: boolean): string | undefined {
  const lines = recording
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordingLine)
  if (!lines.some((line) => line.type === 'process' && line.pid === pid)) return 'it is not in the recording'
  if (!lines.some((line) => line.type === 'end')) return 'the recording has no end'
  const answered = lines
    .flatMap((line) => (line.type === 'second' ? line.routes : []))
    .reduce((sum, [, count]) => sum + count, 0)
  if (hasRequests && answered === 0) return 'it counted no requests'
  if (!hasRequests && answered > 0) return `it counted ${answered} requests that it should not follow`
  return undefined
}
