import { calleeStartsWith, type Kind, type RemediedPart } from './kind.ts'

export const syncWait: Kind = {
  id: 'sync-wait',
  name: 'waiting for another thread',
  why: 'Atomics.wait puts the main thread to sleep until another thread wakes it. A function round it may be async: the thread sleeps all the same, the CPU is idle, and every request waits.',
  matches: (evidence) => calleeStartsWith(evidence, 'Atomics.wait'),
  fixes: ['async-driver', 'async-api', 'worker-pool'],
  fixesFor: (part) => (asksDatabase(part) ? syncWait.fixes : ['async-api', 'worker-pool']),
  what: 'The main thread sleeps in Atomics.wait until another thread has answered. That is how bridges such as synckit, sync-rpc and make-synchronous make an asynchronous call look like an ordinary one.',
  harm: 'The other thread does the work well, and the main one uses the time for nothing: it is idle and yet blocked. Every request of the server waits for that one answer, so that a server on ten cores serves one request at a time.',
  signs: [
    'The blocker names Atomics.wait and the bridge it was called through.',
    'Hardly any CPU time in the stall.',
    'The stalls are as long as what the other thread waits for: a query, a request, a formatter.',
  ],
  remedy:
    "Make the way from the handler to the call asynchronous and await it: the driver's own asynchronous form, or the same worker through a pool whose result is a promise.",
  fine: 'In tools that must not be asynchronous, such as linter rules and configuration loaders, and inside a worker thread that waits for its next task.',
}

/** Likely: the bridge does not tell what the other thread waits for, but those who call it say what they ask. */
function asksDatabase({ frames }: RemediedPart): boolean {
  const last = frames.findLastIndex(({ owner }) => owner === 'user')
  return frames
    .slice(0, last + 1)
    .some(({ owner, function: name, file, code = '', package: library = '' }) =>
      owner === 'node' ? false : database.test(owner === 'library' ? library : `${name} ${file} ${code}`),
    )
}

const database = /sql|query|postgres|maria|mongo|redis|duckdb|clickhouse|database|\bdb\b|(?<![a-z])db(?![a-z])/i
