import { isAnswering } from './is-answering.ts'
import { isInWebAssembly, type Kind } from './kind.ts'

export const jsCpu: Kind = {
  id: 'js-cpu',
  name: 'computing in JavaScript',
  why: 'JavaScript runs on one thread. A loop that computes gives it back only at its end; async and Promise do not move it anywhere.',
  matches: (evidence) =>
    !evidence.isNative && !isInWebAssembly(evidence) && evidence.frames.some((frame) => frame.owner !== 'node'),
  // What computing JavaScript happens to call is not what it is blamed for.
  detail: () => undefined,
  fixes: ['worker-pool', 'yield-in-chunks', 'push-to-engine', 'cache-once', 'smaller-pieces'],
  fixesFor: (part) =>
    isAnswering(part)
      ? ['smaller-pieces', 'cache-once']
      : ['worker-pool', 'yield-in-chunks', 'push-to-engine', 'cache-once'],
  what: "Your own JavaScript, or a library's, computes: a loop, a sort, a layout, a template, an image, statistics. No single call into Node.js is to blame.",
  harm: 'JavaScript runs on one thread and is never interrupted: while this function computes, no other request is read, answered or even noticed to have arrived. An async keyword does not change it; only an await that really waits gives the loop a turn.',
  signs: [
    'The blocker names a function and a line, no callee.',
    'CPU time as long as the stall.',
    "The length follows the size of the input: quick in development, slow with a customer's data.",
  ],
  remedy:
    "First ask whether it has to be done: a quadratic search that a Map makes linear, the same result computed for every request. Then move it: to a worker pool when input and result are small, to the database when it can compute it. An answer of megabytes, which is encoded and hashed in one go, is streamed. Work that needs this thread's state is done in slices, with a turn of the loop between them.",
  fine: 'Less than some ten milliseconds a request; at start; in a worker thread.',
}
