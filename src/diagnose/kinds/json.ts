import { calleeStartsWith, type Kind } from './kind.ts'

export const json: Kind = {
  id: 'json',
  name: 'parsing or writing large JSON',
  why: 'JSON is parsed and written in one go: the time grows with the text, and nothing else runs before its end.',
  matches: (evidence) => calleeStartsWith(evidence, 'JSON.'),
  fixes: ['stream-json', 'worker-pool', 'push-to-engine', 'cache-once'],
  what: 'JSON.parse or JSON.stringify of a large value, one call, in one turn of the loop.',
  harm: "Both go through every byte without a break, and while they do nothing else runs; a whole document also stands in memory twice. The limit on a request's body is also the limit on how long one request may stop the server.",
  signs: [
    'The blocker names JSON.parse or JSON.stringify, often with the size.',
    'CPU time as long as the stall, with garbage collection in it.',
    'The routes are imports, exports, and lists without a limit.',
  ],
  remedy:
    'Send less: pages, only the fields that are shown. Large transfers go line by line (NDJSON), so that each call sees one record. Let the database build the JSON and pass its bytes on. What remains is parsed in a worker that answers with a small result: to send the whole object back would cost as much again.',
  fine: 'Values below some hundred kilobytes.',
}
