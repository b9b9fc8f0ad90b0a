import type { Blocker, ProcessSummary } from '../model.ts'
import type { Recording } from '../recording/recording.ts'
import { groupBlockers } from './blockers.ts'
import { endingOf } from './endings.ts'
import { toPath } from './frames.ts'
import type { JudgedProcess } from './judge-processes.ts'
import { parentOf, processesOf } from './process-roles.ts'
import { secondsIn } from './seconds-in.ts'
import { verdictOf } from './verdict.ts'

/** Most that a report lists. */
const listedProcesses = 100
const listedBlockers = 5

/** One line a process, in the order they started.
 *  @param reported blockers of the whole report, over all processes */
export function processSummaries(facts: {
  recording: Recording
  processes: readonly JudgedProcess[]
  main: JudgedProcess | undefined
  reported: { processes: readonly JudgedProcess[]; blockers: readonly Blocker[] }
}): ProcessSummary[] {
  const { recording, processes, main, reported } = facts
  const all = processesOf(recording)
  return processes.slice(0, listedProcesses).map((process): ProcessSummary => {
    const { recording: own, judged, totals } = process
    const { number, pid, process: id } = own.process
    const parent = parentOf(own, all)
    const isOne = processes.length === 1
    const blockers = reported.processes.includes(process)
      ? reported.blockers.flatMap((blocker) => (isOne ? [blocker] : inProcess(blocker, id)))
      : groupBlockers(judged.groups)
    const seconds = secondsIn(own, process.window)
    return {
      id,
      pid,
      role: process.role,
      ...(number === undefined ? {} : { number }),
      entry: entryOf(own.process),
      ...(parent === undefined ? {} : { parent: parent.process.process }),
      isServing: process.isServing,
      isReported: process === main,
      requests: process.requests,
      totals,
      verdict: verdictOf({ totals, blockers, stalls: judged.stalls, hasProcess: true }),
      blockers: blockers.slice(0, listedBlockers).map(({ id, title, location, count, totalMs }) => ({
        ...{ id, title, count, totalMs },
        ...(location === undefined ? {} : { location }),
      })),
      cpuMs: seconds.reduce((sum, second) => sum + second.cpuMs, 0),
      rssBytes: seconds.reduce((most, second) => Math.max(most, second.rssBytes), 0),
      end: endingOf(recording, own),
    }
  })
}

/** `cluster worker 2 (process 123)` */
export function labelOf({ role, number, pid }: Pick<ProcessSummary, 'role' | 'number' | 'pid'>): string {
  const words = { main: 'main process', child: 'child process', wrapper: 'wrapper', 'cluster worker': 'cluster worker' }
  return `${words[role]}${number === undefined ? '' : ` ${number}`} (pid ${pid})`
}

/** A blocker's share in one process; [] where it was not seen there. */
function inProcess(blocker: Blocker, id: string): Blocker[] {
  const own = blocker.processes?.find(({ process }) => process === id)
  return own === undefined ? [] : [{ ...blocker, count: own.count, totalMs: own.totalMs }]
}

/** The script relative to the working directory; `node` where there is none. */
export function entryOf({ argv, cwd }: { argv: readonly string[]; cwd: string }, entry = argv[1]): string {
  if (entry === undefined) return 'node'
  const [path, folder] = [toPath(entry), toPath(cwd).replace(/\/$/, '')]
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
}
