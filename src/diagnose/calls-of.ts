import type { Call, Frame } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'
import { type RouteNames, routeNames } from './routes-of.ts'
import { blamable } from './samples.ts'

/** Of one route, that a report keeps. */
const queriesKept = 5

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
  const queries = queriesByRoute(process, names)
  return [...best.values()]
    .filter((call) => blamable(call.stack) !== undefined)
    .map((call) => ({ ...call, ...queriesOf(queries, call.route) }))
}

/** In the order of asking, each once. */
function queriesByRoute({ calls }: ProcessRecording, names: RouteNames): Map<string, Set<string>> {
  const byRoute = new Map<string, Set<string>>()
  for (const { request, query } of calls) {
    if (query === undefined) continue
    const route = names.ofRequest(request)
    byRoute.set(route, (byRoute.get(route) ?? new Set()).add(query))
  }
  return byRoute
}

function queriesOf(byRoute: ReadonlyMap<string, Set<string>>, route: string): Pick<Call, 'queries'> {
  const queries = [...(byRoute.get(route) ?? [])].slice(0, queriesKept)
  return queries.length > 0 ? { queries } : {}
}
