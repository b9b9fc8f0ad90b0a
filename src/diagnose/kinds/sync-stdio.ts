import { type Evidence, innerNodeFrames, type Kind } from './kind.ts'

/** Where Node writes to a terminal, a pipe or a file without waiting for the loop. */
const writers = [
  'node:internal/console/',
  'node:internal/fs/sync_write_stream',
  'node:internal/bootstrap/switches/is_main_thread',
]

export const syncStdio: Kind = {
  id: 'sync-stdio',
  name: 'writing to a slow terminal, pipe or file',
  why: 'Writing to a file, a terminal or some pipes is synchronous in Node: who reads slowly holds the writer up, and with it every request.',
  matches: (evidence) =>
    isStandardStream(evidence) ||
    (evidence.isNative &&
      innerNodeFrames(evidence).some((frame) => writers.some((writer) => frame.file.startsWith(writer))) &&
      evidence.callee?.startsWith('child_process.') !== true),
  fixes: ['async-logger', 'limit-concurrency'],
  what: 'Writing to stdout or stderr where Node.js does so synchronously: to files always, to pipes on Linux and macOS, to terminals on all but Windows. console.log is such a write.',
  harm: "When the reader is slow (a log shipper behind a pipe, a terminal over ssh, a full disk), the pipe's buffer of some 64 KiB fills and the next line waits until somebody has read. The program stops because of its own log.",
  signs: [
    'The blocker names console.* or a write to stdout or stderr.',
    'Hardly any CPU time; the stalls come in bursts, with the log.',
    'It vanishes when the output is sent to /dev/null.',
  ],
  remedy:
    'Write less: one line a request, no dumps of objects. Let a logger collect lines and write them from a worker thread or in asynchronous batches, with a bound on what it keeps. Make the reader faster.',
  fine: 'A few lines at start and end; programs whose output is their purpose.',
}

/** Loggers write to the descriptors themselves. */
function isStandardStream({ callee, detail }: Evidence): boolean {
  return /^fs\.writev?Sync$/.test(callee ?? '') && /^std(?:out|err)\b/.test(detail ?? '')
}
