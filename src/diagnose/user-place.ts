import type { Location } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'
import { frameContextOf, toFrames } from './frames.ts'

/** The user's own code nearest to the inner end of a recorded stack; a library's where nothing is the user's.
 *  @returns undefined without such a stack, or when all of it is Node's */
export function userPlace(
  recording: Recording,
  process: ProcessRecording,
  stack: number | undefined,
): Location | undefined {
  const raw = stack === undefined ? undefined : process.stacks.get(stack)
  if (raw === undefined) return undefined
  const frames = toFrames(raw, frameContextOf(recording, process))
  const frame = frames.find(({ owner }) => owner === 'user') ?? frames.find(({ owner }) => owner === 'library')
  if (frame === undefined) return undefined
  const { file, line, column, code } = frame
  return { file, line, column, function: frame.function, ...(code === undefined ? {} : { code }) }
}
