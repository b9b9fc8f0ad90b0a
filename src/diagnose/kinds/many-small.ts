import { countOf } from '../count-of.ts'
import type { Kind } from './kind.ts'
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
  fixes: ['yield-in-chunks', 'async-api', 'cache-once'],
  // Without a callee many requests shared the turn. Calls of the stall's first milliseconds were not counted.
  detail: ([{ calls, callee, detail }]) =>
    callee === undefined ? detail : `at least ${countOf(calls, 'call')} of ${callee} in one stall`,
}
