import type { Kind } from './kind.ts'

export const gc: Kind = {
  id: 'gc',
  name: 'garbage collection',
  matches: (evidence) => evidence.callee === 'gc' || evidence.gcShare >= 0.5,
  fixes: ['fewer-allocations', 'stream-rows', 'yield-in-chunks'],
}
