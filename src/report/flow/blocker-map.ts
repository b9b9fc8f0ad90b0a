import type { Blocker } from '../../model.ts'
import { formatCount, formatMs, formatShare } from '../../numbers.ts'
import type { Diagram } from '../diagram.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import { accessibleLines, classDefs, escapeMermaid, type LabelLine, mermaidLabel } from '../mermaid.ts'
import { linesInWords } from './flow-words.ts'

/** Drawn one by one; the others are put together. */
const blockersShown = 12
const routesShown = 8
const lineLength = 64

interface Edge {
  route: string
  /** Index of the blocker. */
  to: number
  totalMs: number
  count: number
}

/** All that blocks on one map: which routes ran it, and how much of the blocked time each accounts for.
 *  @param blockers most blocked time first
 *  @returns undefined for fewer than two: there is nothing to find one's way in */
export function drawBlockerMap(blockers: readonly Blocker[]): Diagram | undefined {
  if (blockers.length < 2) return undefined
  const shown = blockers.slice(0, blockersShown)
  const rest = blockers.slice(blockersShown)
  const edges = shown.flatMap(edgesOf)
  const routes = routesOf(edges)
  const allMs = blockers.reduce((sum, { totalMs }) => sum + totalMs, 0)
  const routeId = (route: string) => `r${Math.max(0, routes.indexOf(route))}`
  const merged = mergeEdges(edges, routes)
  const description = `${formatCount(blockers.length)} blockers, most blocked time first.`
  const source = [
    preamble,
    ...accessibleLines(title, description),
    ...routes.map(
      (route, index) => `  r${index}([${mermaidLabel(routeLines(route, merged, allMs), lineLength)}]):::io`,
    ),
    ...shown.map((blocker, index) => `  n${index}[${mermaidLabel(blockerLines(blocker, index), lineLength)}]:::bad`),
    ...restLines(rest, shown.length),
    ...merged.map(({ route, to, totalMs }) => `  ${routeId(route)} -- ${shareLabel(totalMs, allMs)} --> n${to}`),
    ...classDefs.map((line) => `  ${line}`),
    ...merged.map(
      ({ totalMs }, index) => `  linkStyle ${index} stroke:#dc2626,stroke-width:${widthPx(totalMs, allMs)}px`,
    ),
    '',
  ].join('\n')
  const roomPx = 870
  return {
    title,
    description,
    steps: [...merged.map((edge) => edgeWords(edge, shown, allMs)), ...(rest.length === 0 ? [] : [restText(rest)])],
    source,
    widthPx: roomPx,
    heightPx: 84 + 132 * Math.max(shown.length + Math.min(1, rest.length), routes.length),
  }
}

const title = 'What blocks, and which routes run it'

const preamble = `---
config:
  layout: dagre
  look: classic
  flowchart:
    wrappingWidth: 540
    nodeSpacing: 24
    rankSpacing: 90
---
flowchart LR`

/** Work that no request ran has its phase for a route. */
function edgesOf({ routes, phase, totalMs, count }: Blocker, to: number): Edge[] {
  if (routes.length > 0)
    return routes.map((cost) => ({ route: cost.route, to, totalMs: cost.totalMs, count: cost.count }))
  return [{ route: phase === 'request' ? 'a request, its route not known' : phase, to, totalMs, count }]
}

const otherRoutes = 'other routes'

function routesOf(edges: readonly Edge[]): string[] {
  const totals = new Map<string, number>()
  for (const { route, totalMs } of edges) totals.set(route, (totals.get(route) ?? 0) + totalMs)
  const routes = [...totals].sort(([, one], [, other]) => other - one).map(([route]) => route)
  return routes.length <= routesShown ? routes : [...routes.slice(0, routesShown - 1), otherRoutes]
}

function mergeEdges(edges: readonly Edge[], routes: readonly string[]): Edge[] {
  const merged = new Map<string, Edge>()
  for (const edge of edges) {
    const route = routes.includes(edge.route) ? edge.route : otherRoutes
    const key = `${routes.indexOf(route)} ${edge.to}`
    const known = merged.get(key) ?? { route, to: edge.to, totalMs: 0, count: 0 }
    merged.set(key, { ...known, totalMs: known.totalMs + edge.totalMs, count: known.count + edge.count })
  }
  return [...merged.values()]
}

function routeLines(route: string, edges: readonly Edge[], allMs: number): LabelLine[] {
  const totalMs = edges.filter((edge) => edge.route === route).reduce((sum, edge) => sum + edge.totalMs, 0)
  return [
    { text: route, mark: 'strong' },
    { text: `${formatMs(totalMs)} blocked, ${formatShare(shareOf(totalMs, allMs))}` },
  ]
}

function blockerLines({ kind, location, maxMs, count }: Blocker, index: number): LabelLine[] {
  return [
    { text: `No. ${index + 1}: ${kind}`, mark: 'strong' },
    { text: location ? frameName(location) : 'none of your code' },
    ...(location ? [{ text: fileAndLine(location) || 'file not known' }] : []),
    { text: `${formatCount(count)} ${count === 1 ? 'stall' : 'stalls'}, longest ${formatMs(maxMs)}` },
  ]
}

function restLines(rest: readonly Blocker[], index: number): string[] {
  if (rest.length === 0) return []
  return [`  n${index}[${mermaidLabel([{ text: restText(rest) }], lineLength)}]:::faint`]
}

function restText(rest: readonly Blocker[]): string {
  const totalMs = rest.reduce((sum, blocker) => sum + blocker.totalMs, 0)
  return `and ${formatCount(rest.length)} more, ${formatMs(totalMs)} in all`
}

/** @example 'GET /export, 37 ms, 1.0 %, leads to No. 5: js-cpu; (anonymous); server.js:10; 1 stall, longest 37 ms' */
function edgeWords({ route, to, totalMs }: Edge, shown: readonly Blocker[], allMs: number): string {
  const from = `${linesInWords([{ text: route }])}, ${formatMs(totalMs)}, ${formatShare(shareOf(totalMs, allMs))}`
  return `${from}, leads to ${linesInWords(blockerLines(shown[to] as Blocker, to))}`
}

function shareLabel(totalMs: number, allMs: number): string {
  return `"${escapeMermaid(formatShare(shareOf(totalMs, allMs)))}"`
}

function shareOf(totalMs: number, allMs: number): number {
  return allMs > 0 ? totalMs / allMs : 0
}

function widthPx(totalMs: number, allMs: number): number {
  return Math.round((1 + 7 * shareOf(totalMs, allMs)) * 10) / 10
}
