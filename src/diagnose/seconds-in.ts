import type { SecondRecord } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'

/** The seconds of a process that end inside a window, or within a second after it. */
export function secondsIn(process: ProcessRecording, window: { startMs: number; endMs: number }): SecondRecord[] {
  return process.seconds.filter((second) => second.atMs > window.startMs && second.atMs <= window.endMs + 1000)
}
