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
  fixes: ['async-api', 'limit-concurrency'],
}

/** Loggers write to the descriptors themselves. */
function isStandardStream({ callee, detail }: Evidence): boolean {
  return /^fs\.writev?Sync$/.test(callee ?? '') && /^std(?:out|err)\b/.test(detail ?? '')
}
