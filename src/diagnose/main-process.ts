import type { ProcessRecording, Recording } from '../recording/recording.ts'

/** The process that the report is about: the one that answered most, else the one that listened, else the busiest. */
export function mainProcess(recording: Recording): ProcessRecording | undefined {
  const score = (process: ProcessRecording): number[] => [
    process.seconds.reduce((sum, second) => sum + second.routes.reduce((count, route) => count + route[1], 0), 0),
    process.listens.length,
    process.stalls.reduce((sum, stall) => sum + stall.durationMs, 0),
  ]
  return [...recording.processes].sort((a, b) => {
    const [left, right] = [score(a), score(b)]
    const differing = left.findIndex((value, index) => value !== right[index])
    return differing < 0 ? 0 : (right[differing] ?? 0) - (left[differing] ?? 0)
  })[0]
}

/** When the last thing was recorded, ms. */
export function lastMoment(recording: Recording, process: ProcessRecording | undefined): number {
  const moments = [recording.exit?.atMs, process?.end?.atMs, process?.seconds.at(-1)?.atMs, process?.process.atMs]
  const last = process?.stalls.at(-1)
  if (last !== undefined) moments.push(last.startMs + last.durationMs)
  return process?.end?.atMs ?? Math.max(0, ...moments.filter((moment) => moment !== undefined))
}
