import type { ProcessSummary, Report, ThreadSummary } from '../../model.ts'
import { formatCount, formatLongest, formatMs, formatShare } from '../../numbers.ts'
import { type Block, code, type Section, type Words } from '../page.ts'

/** Rows of each table: report.json has more. */
const shownProcesses = 30
const shownThreads = 20

/** Who did what, where the program is more than one process; [] for one process without threads. */
export function processSection(report: Report): Section[] {
  const { processes = [], threads = [] } = report
  const blocks: Block[] = []
  if (processes.length > 1) blocks.push(processTable(processes))
  if (threads.length > 0) blocks.push({ is: 'text', words: [threadRemark] }, threadTable(threads))
  return blocks.length === 0 ? [] : [{ id: 'processes', title: ['Processes and threads'], blocks, isFurther: true }]
}

const threadRemark =
  'A worker thread may block itself: that is what it is for. Its long turns are no stalls of the main loop: they count for no total and change no verdict.'

function processTable(processes: readonly ProcessSummary[]): Block {
  return {
    is: 'table',
    caption: 'The Node.js processes of the program',
    columns: [
      { title: 'Process' },
      { title: 'Script' },
      { title: 'Requests', align: 'right' },
      { title: 'Stalls', align: 'right' },
      { title: 'Longest', align: 'right' },
      { title: 'Blocked', align: 'right' },
      { title: 'Worst blocker' },
      { title: 'How it ended' },
    ],
    rows: processes.slice(0, shownProcesses).map((process) => ({
      isMain: process.isReported,
      cells: [
        [nameOf(process)],
        [code(process.entry)],
        [formatCount(process.requests)],
        [formatCount(process.totals.stalls)],
        [formatLongest(process.totals.longestMs)],
        [formatShare(process.totals.blockedShare)],
        worstOf(process),
        [process.end.text],
      ],
    })),
  }
}

function nameOf({ role, number, pid, isServing }: ProcessSummary): string {
  return `${role}${number === undefined ? '' : ` ${number}`}, pid ${pid}${isServing ? ', serves' : ''}`
}

function worstOf({ blockers: [worst] }: ProcessSummary): Words {
  if (worst === undefined) return ['none']
  if (worst.location === undefined) return [worst.title]
  return [`${worst.title}, `, { is: 'place', file: worst.location.file, line: worst.location.line }]
}

function threadTable(threads: readonly ThreadSummary[]): Block {
  return {
    is: 'table',
    caption: 'The worker threads of the program',
    columns: [
      { title: 'Thread' },
      { title: 'Script' },
      { title: 'Started at' },
      { title: 'Lived', align: 'right' },
      { title: 'CPU', align: 'right' },
      { title: 'Busy', align: 'right' },
      { title: 'Long turns', align: 'right' },
      { title: 'Longest', align: 'right' },
      { title: 'How it ended' },
    ],
    rows: threads.slice(0, shownThreads).map((thread) => ({
      cells: [
        [`${thread.threadId}${thread.name === undefined ? '' : `, ${thread.name}`}`],
        thread.entry === undefined
          ? [thread.isWatched ? 'not known' : 'not watched from within']
          : [code(thread.entry)],
        thread.startedAt === undefined
          ? ['not known']
          : [{ is: 'place', file: thread.startedAt.file, line: thread.startedAt.line }],
        [formatMs(thread.livedMs)],
        [formatMs(thread.cpuMs)],
        [thread.busyShare === undefined ? 'not measured' : formatShare(thread.busyShare)],
        [thread.longTurns === 0 ? 'none' : `${formatCount(thread.longTurns)}, ${formatMs(thread.longTurnsMs)}`],
        [formatLongest(thread.longestTurnMs)],
        [thread.end.text],
      ],
    })),
  }
}
