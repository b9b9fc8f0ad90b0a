import type { JudgedProcess } from './judge-processes.ts'

/** The processes whose blockers a report lists: those that serve; where none does, all but the wrappers. */
export function reportedProcesses(processes: readonly JudgedProcess[]): JudgedProcess[] {
  const serving = processes.filter((process) => process.isServing)
  if (serving.length > 0) return serving
  const programs = processes.filter((process) => process.role !== 'wrapper')
  return programs.length > 0 ? programs : [...processes]
}

/** The process that a report's totals and series are about: of the reported ones the most blocked; where none was, the one that
 *  answered most. */
export function mainProcess(reported: readonly JudgedProcess[]): JudgedProcess | undefined {
  const rank = ({ totals, requests, recording }: JudgedProcess) => [
    totals.blockedMs,
    requests,
    recording.listens.length,
  ]
  return reported.reduce<JudgedProcess | undefined>(
    (best, one) => (best === undefined || isMore(rank(one), rank(best)) ? one : best),
    undefined,
  )
}

function isMore(left: readonly number[], right: readonly number[]): boolean {
  const differing = left.findIndex((value, index) => value !== right[index])
  return differing >= 0 && (left[differing] ?? 0) > (right[differing] ?? 0)
}
