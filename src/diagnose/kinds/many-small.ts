import { countOf } from '../../numbers.ts'
import { isSync, type Kind } from './kind.ts'
import { isInDriver } from './sync-db.ts'

/** More wrapped calls than this in one stall: none of them was long by itself. */
const manyCalls = 20

export const manySmall: Kind = {
  id: 'many-small',
  name: 'many cheap calls in one turn',
  why: 'None of the calls is long, but they run in one turn of the event loop: what counts for everybody else is their sum.',
  matches: (evidence) =>
    evidence.sharedBy !== undefined ||
    (!evidence.isNative && evidence.callee !== undefined && evidence.calls >= manyCalls && !isInDriver(evidence)),
  fixes: ['yield-in-chunks', 'async-api', 'cache-once', 'limit-concurrency'],
  fixesFor({ callee }) {
    // Many requests shared the turn: none of them has a loop that could yield.
    if (callee === undefined) return ['limit-concurrency', 'cache-once']
    return isSync(callee) ? ['async-api', 'yield-in-chunks', 'cache-once'] : ['yield-in-chunks', 'cache-once']
  },
  what: 'One turn of the loop made of many calls, each of them quick: thousands of small synchronous calls in a loop, or so many requests at once that none is long and yet the loop makes no turn.',
  harm: "The loop counts the sum, not the parts. Ten thousand calls of 50 microseconds are half a second, and no profile sorted by a single call's time shows it.",
  signs: [
    'The blocker says how many calls it saw in one stall, or how many requests shared the turn.',
    'No stack is long by itself; each capture shows another small piece.',
    'The length follows the number of items, or of requests at once.',
  ],
  remedy:
    'Make one call out of many (one query for all keys, one read of the folder), keep what is asked again and again, give the loop a turn every few milliseconds. Where it is the load itself: more processes, or a limit.',
  fine: 'When the sum stays below some ten milliseconds.',
  // Without a callee many requests shared the turn. Calls of the stall's first milliseconds were not counted.
  detail: ([{ calls, callee, detail }]) =>
    callee === undefined ? detail : `at least ${countOf(calls, 'call')} of ${callee} in one stall`,
}
