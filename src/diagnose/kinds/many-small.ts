import type { Kind } from './kind.ts'

/** More wrapped calls than this in one stall: none of them was long by itself. */
const manyCalls = 20

export const manySmall: Kind = {
  id: 'many-small',
  name: 'many cheap calls in one turn',
  matches: (evidence) =>
    evidence.sharedBy !== undefined ||
    (!evidence.isNative && evidence.callee !== undefined && evidence.calls >= manyCalls),
  fixes: ['yield-in-chunks', 'async-api', 'cache-once'],
}
