import type { ProcessSummary, Report, ThreadSummary } from '../model.ts'
import { formatCount, formatMs, formatShare } from '../numbers.ts'
import { type Layout, labelFor, say } from './layout.ts'
import { wrapWords } from './wrap-words.ts'

const shownProcesses = 8

/** A line for each process where there are several, and one for all worker threads; [] for one process without threads. */
export function processLines({ processes = [], threads = [] }: Report, layout: Layout): string[] {
  const line = (label: string, text: string) =>
    `${labelFor(label, 'dim', layout)}${wrapWords(say(text, layout), { width: layout.width, indent: label.length + 2 })}`
  // What a wrapper did interests nobody.
  const told = processes.filter(({ role }) => role !== 'wrapper')
  const lines = told.length > 1 ? told.slice(0, shownProcesses).map((one) => line('process', describeProcess(one))) : []
  if (told.length > shownProcesses)
    lines.push(line('process', `… and ${told.length - shownProcesses} more in the report`))
  if (threads.length > 0) lines.push(line('threads', describeThreads(threads)))
  return lines.length > 0 ? ['', ...lines] : []
}

function describeProcess({ role, number, pid, entry, totals, requests, end }: ProcessSummary): string {
  const name = `${role}${number === undefined ? '' : ` ${number}`}, pid ${pid}, ${entry}`
  const stalls =
    totals.stalls === 0
      ? 'no stall'
      : `blocked ${formatShare(totals.blockedShare)}, longest stall ${formatMs(totals.longestMs)}`
  return `${name}: ${formatCount(requests)} requests, ${stalls}, ${end.text}`
}

function describeThreads(threads: readonly ThreadSummary[]): string {
  const cpuMs = threads.reduce<number | undefined>(
    (sum, thread) => (sum === undefined || thread.cpuMs === undefined ? sum : sum + thread.cpuMs),
    0,
  )
  const longest = threads.reduce((most, thread) => Math.max(most, thread.longestTurnMs), 0)
  const count = `${threads.length} worker thread${threads.length === 1 ? '' : 's'}`
  return `${count}, busy ${formatMs(cpuMs)} in all, longest turn ${formatMs(longest)}: no stalls of the program's loop`
}
