import type { Blocker, Victims } from '../../model.ts'
import { formatCount, formatMs } from '../../numbers.ts'
import type { LabelLine } from '../mermaid.ts'
import type { FlowModel, RunSurroundings } from './model.ts'

/** Routes named in the impact; the others are counted. */
const routesShown = 3

/** Who had to wait for what blocks on the way. */
export function impactLines({ run, model }: { run: RunSurroundings; model: FlowModel }): LabelLine[] {
  const victims = victimsOf([...model.operations, ...model.hidden])
  if (victims.measuredAt === 'none') {
    return [{ text: 'IMPACT: not known', mark: 'strong' }, { text: 'no request was seen in this run' }]
  }
  const lines: LabelLine[] = [{ text: `IMPACT: ${waitedText(victims)}`, mark: 'strong' }]
  if (victims.requests > 0) {
    lines.push({ text: `${formatMs(victims.delayMs)} in all, longest ${formatMs(victims.maxDelayMs)}` })
    if (victims.measuredAt === 'server') lines.push({ text: 'at least: seen by the server only' })
  }
  lines.push(...routeLines(victims))
  if (model.hidden.length > 0) lines.push({ text: hiddenText(model.hidden) })
  if (run.canary)
    lines.push({ text: `canary p99 ${formatMs(run.canary.p99Ms)}, longest ${formatMs(run.canary.maxMs)}` })
  return lines
}

/** `at least 59 other requests waited` */
export function waitedText({ requests, isAtLeast }: { requests: number; isAtLeast: boolean }): string {
  if (requests === 0) return 'no other request waited'
  const atLeast = isAtLeast ? 'at least ' : ''
  return requests === 1
    ? `${atLeast}1 other request waited`
    : `${atLeast}${formatCount(requests)} other requests waited`
}

/** Of several operations together: the same request may have waited for more than one, so that they are at least as many as
 *  for any of them. Their waits do not overlap. */
export function victimsOf(operations: readonly Blocker[]): Victims & { isAtLeast: boolean } {
  const all = operations.map(({ victims }) => victims)
  const routes = new Map<string, Victims['routes'][number]>()
  for (const { route, requests, delayMs } of all.flatMap((victims) => victims.routes)) {
    const known = routes.get(route) ?? { route, requests: 0, delayMs: 0 }
    routes.set(route, { route, requests: Math.max(known.requests, requests), delayMs: known.delayMs + delayMs })
  }
  return {
    measuredAt: all.find(({ measuredAt }) => measuredAt !== 'none')?.measuredAt ?? 'none',
    requests: Math.max(0, ...all.map(({ requests }) => requests)),
    isAtLeast: all.filter(({ requests }) => requests > 0).length > 1,
    delayMs: all.reduce((sum, { delayMs }) => sum + delayMs, 0),
    maxDelayMs: Math.max(0, ...all.map(({ maxDelayMs }) => maxDelayMs)),
    routes: [...routes.values()].sort((one, other) => other.delayMs - one.delayMs),
  }
}

function hiddenText(hidden: readonly Blocker[]): string {
  const totalMs = hidden.reduce((sum, blocker) => sum + blocker.totalMs, 0)
  return `with ${formatCount(hidden.length)} more ${hidden.length === 1 ? 'blocker' : 'blockers'}, ${formatMs(totalMs)} in all`
}

function routeLines({ routes }: Victims): LabelLine[] {
  const lines = routes.slice(0, routesShown).map(({ route, requests, delayMs }) => ({
    text: `${formatCount(requests)} × ${route}, ${formatMs(delayMs)}`,
  }))
  const others = routes.length - routesShown
  return others > 0
    ? [...lines, { text: `and ${formatCount(others)} more ${others === 1 ? 'route' : 'routes'}` }]
    : lines
}
