import { countOf, formatBytes, formatMs } from '../../numbers.ts'
import type { Collections, Kind } from './kind.ts'

export const gc: Kind = {
  id: 'gc',
  name: 'garbage collection',
  why: 'The heap is full of what was just made: V8 stops JavaScript to collect it, and the more survives, the longer it stops.',
  matches: (evidence) => evidence.callee === 'gc' || evidence.isCollecting,
  fixes: ['fewer-allocations', 'stream-rows', 'smaller-pieces'],
  // Who calls for a collection gets one: the call is to be left out, and no remedy says more.
  fixesFor: ({ callee }) => (callee === 'gc' ? [] : gc.fixes),
  what: 'V8 collects garbage, and the pause is most of the stall. Most collections are short or run beside the program; a full one of a large heap, or one that memory pressure forces, is not.',
  harm: "The pause grows with what is alive, not with what is thrown away: a cache of gigabytes or a leak makes every full collection longer, and near the heap's limit V8 does little else.",
  signs: [
    'The blocker says how many pauses there were, their kind, and the heap before and after.',
    'A heap that is hardly smaller afterwards: the memory is really held.',
    'Scavenges (minor) that are long: many objects survive being young.',
  ],
  remedy:
    'Keep less (bounded caches, no per-request data in global maps), allocate less (no intermediate arrays over large data, streams in place of whole results), or keep large data outside the heap in buffers. If the program honestly needs the memory, raise --max-old-space-size; for long minor pauses look at --max-semi-space-size.',
  fine: 'Pauses of a few milliseconds are how the language works.',
  detail: ([{ collections }]) => describe(collections),
}

/** `3 pauses, longest 84 ms (major): heap 512 MiB before, 120 MiB after` */
function describe({ pauses, heapBeforeBytes, heapAfterBytes, beforeAgeMs }: Collections): string | undefined {
  const [longest] = pauses
  if (longest === undefined) return undefined
  const reason = longest.reason === undefined ? '' : `, ${reasons[longest.reason]}`
  const age = beforeAgeMs === undefined ? '' : ` (up to ${Math.ceil(beforeAgeMs / 1000)} s earlier)`
  const heap = [
    ...(heapBeforeBytes === undefined ? [] : [`${formatBytes(heapBeforeBytes)} before${age}`]),
    ...(heapAfterBytes === undefined ? [] : [`${formatBytes(heapAfterBytes)} after`]),
  ]
  const figures = heap.length > 0 ? `: heap ${heap.join(', ')}` : ''
  return `${countOf(pauses.length, 'pause')}, longest ${formatMs(longest.durationMs)} (${longest.kind}${reason})${figures}`
}

const reasons = {
  forced: 'asked for by the program',
  'external memory': 'because of memory outside the heap',
  'last resort': 'because memory ran out',
}
