import type { Call, Frame } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'
import { routeNames } from './routes-of.ts'
import { blamable } from './samples.ts'

/** One for each route: the stack with most of the user's frames. */
export function callsOf(process: ProcessRecording, framesOf: (stack: number) => Frame[]): Call[] {
  const names = routeNames(process)
  const best = new Map<string, Call>()
  const depth = (call: Call | undefined) => call?.stack.filter((frame) => frame.owner === 'user').length ?? 0
  for (const record of process.calls) {
    const route = names.ofRequest(record.request)
    const call: Call = { route, to: record.to, stack: framesOf(record.stack).toReversed() }
    if (depth(call) > depth(best.get(route))) best.set(route, call)
  }
  return [...best.values()].filter((call) => blamable(call.stack) !== undefined)
}
