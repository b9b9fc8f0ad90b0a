import { countOf } from '../count-of.ts'
import type { Kind } from './kind.ts'

/** More wrapped calls than this in one stall: none of them was long by itself. */
const manyCalls = 20

export const manySmall: Kind = {
  id: 'many-small',
  name: 'many cheap calls in one turn',
  matches: (evidence) => !evidence.isNative && evidence.callee !== undefined && evidence.calls >= manyCalls,
  fixes: ['yield-in-chunks', 'async-api', 'cache-once'],
  // Those of the stall's first milliseconds, before it was known for one, were not counted.
  detail: ([{ calls, callee }]) => `at least ${countOf(calls, 'call')} of ${callee} in one stall`,
}
