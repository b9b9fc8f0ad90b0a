import type { SecondRecord } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'

/** The seconds of a process that begin before a window's end, and end inside it or within a second after it. */
export function secondsIn(process: ProcessRecording, window: { startMs: number; endMs: number }): SecondRecord[] {
  return process.seconds.filter(
    ({ atMs }, index, all) =>
      atMs > window.startMs && atMs <= window.endMs + 1000 && (all[index - 1]?.atMs ?? 0) < window.endMs,
  )
}
