import type { ProcessRecording, Recording } from '../recording/recording.ts'

/** A living process writes a line each second: one that has been silent for longer is no more, ms. */
export const silenceMs = 3000

/** When anything of a process was last recorded, ms. */
export function lastLineMs(process: ProcessRecording): number {
  const stall = process.stalls.at(-1)
  return Math.max(
    process.process.atMs,
    process.end?.atMs ?? 0,
    process.thread?.atMs ?? 0,
    process.heap?.atMs ?? 0,
    process.seconds.at(-1)?.atMs ?? 0,
    stall === undefined ? 0 : stall.startMs + stall.durationMs,
  )
}

/** When a process ended, as well as it is known: one that left no word and did not fall silent lived as long as the command. */
export function lastMoment({ exit }: Recording, process: ProcessRecording): number {
  if (process.end !== undefined) return process.end.atMs
  const lastMs = lastLineMs(process)
  const hasVanished = process.seconds.length > 0 && lastMs < (exit?.askedAtMs ?? exit?.atMs ?? 0) - silenceMs
  return hasVanished ? lastMs : Math.max(lastMs, exit?.atMs ?? 0)
}
