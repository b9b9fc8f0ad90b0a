import type { ProcessSummary } from '../model.ts'
import type { ProcessRecording, Recording } from '../recording/recording.ts'

/** The processes of a recording, without their worker threads. */
export function processesOf(recording: Recording): ProcessRecording[] {
  return recording.processes
    .filter(({ process }) => process.role !== 'worker-thread')
    .sort((a, b) => a.process.atMs - b.process.atMs)
}

/** Requests that a process answered. */
export function answeredBy(process: ProcessRecording): number {
  return process.seconds.reduce((sum, second) => sum + second.routes.reduce((count, route) => count + route[1], 0), 0)
}

/** The process that started another one, if it was watched too. A process id may come twice: the latest before it counts. */
export function parentOf(process: ProcessRecording, all: readonly ProcessRecording[]): ProcessRecording | undefined {
  const { ppid, atMs } = process.process
  return all.findLast((other) => other.process.pid === ppid && other.process.atMs <= atMs)
}

/** What a process is among the others.
 *  @param all earliest first */
export function roleOf(process: ProcessRecording, all: readonly ProcessRecording[]): ProcessSummary['role'] {
  if (process.process.role === 'cluster-worker') return 'cluster worker'
  if (isWrapper(process, all)) return 'wrapper'
  const first = all.find((other) => !isWrapper(other, all))
  return process === first ? 'main' : 'child'
}

/** Whether its stalls can make someone wait. tsx listens too, for the process that it starts. */
export function isServing(process: ProcessRecording, all: readonly ProcessRecording[]): boolean {
  return answeredBy(process) > 0 || (process.listens.length > 0 && !isWrapper(process, all))
}

/** Programs that start the one that is meant: what they load at their start blocks nobody. */
const runners = /\/(?:npm|npx|yarn|yarnpkg|pnpm|pnpx|corepack|tsx|nodemon)(?:-cli)?(?:\.[cm]?js)?$/
const inPackage = /\/node_modules\//

function isWrapper(process: ProcessRecording, all: readonly ProcessRecording[]): boolean {
  const entry = process.process.argv[1]?.replaceAll('\\', '/') ?? ''
  const hasFollower = all.some((other) => other !== process && other.process.atMs > process.process.atMs)
  return hasFollower && (runners.test(entry) || inPackage.test(entry)) && answeredBy(process) === 0
}
