import type { Diagram } from '../diagram.ts'
import { accessibleLines, classDefs, escapeMermaid, mermaidLabel, mermaidLimits } from '../mermaid.ts'
import { flowWords } from './flow-words.ts'
import type { Flow, FlowEdge, FlowNode, FlowRole } from './graph.ts'
import type { FlowMark } from './model.ts'

/** Longest line of a label, in characters; the others where the one before would break Mermaid's limit. */
const lineLengths = [64, 20, 8] as const

/** @throws Error when even short labels break Mermaid's limits, which a folded flow never does */
export function drawFlow(flow: Flow): Diagram {
  return draw(flow, idsOf([flow]))
}

/** Two sides of a comparison: what has the same key has the same id in both. */
export function drawFlows(before: Flow, after: Flow): { before: Diagram; after: Diagram } {
  const ids = idsOf([before, after])
  return { before: draw(before, ids), after: draw(after, ids) }
}

type NodeIds = ReadonlyMap<FlowNode, string>

/** Only `n0`, `n1` …: any word could be one of Mermaid's own. */
function idsOf(flows: readonly Flow[]): NodeIds {
  const byKey = new Map<string, string>()
  const ids = new Map<FlowNode, string>()
  let count = 0
  for (const { nodes } of flows) {
    const taken = new Set<string>()
    for (const node of nodes) {
      const known = node.key === undefined ? undefined : byKey.get(node.key)
      const id = known === undefined || taken.has(known) ? `n${count++}` : known
      if (node.key !== undefined && !byKey.has(node.key)) byKey.set(node.key, id)
      taken.add(id)
      ids.set(node, id)
    }
  }
  return ids
}

/** Most flows are within a fifth of it: a label's lines are as long as its code. */
const usualWidthPx = 590

function draw(flow: Flow, ids: NodeIds): Diagram {
  const [source] = lineLengths
    .map((length) => flowSource(flow, ids, length))
    .filter((text) => text.length <= mermaidLimits.characters)
  if (source === undefined || flow.edges.length > mermaidLimits.edges) {
    throw new Error(`A flow of ${flow.nodes.length} nodes is beyond Mermaid's limits.`)
  }
  return {
    title: flow.title,
    description: flow.description,
    steps: flowWords(flow),
    source,
    heightPx: heightOf(flow),
    widthPx: usualWidthPx,
  }
}

const preamble = `---
config:
  layout: dagre
  look: classic
  flowchart:
    wrappingWidth: 540
    nodeSpacing: 36
    rankSpacing: 40
    subGraphTitleMargin:
      top: 6
      bottom: 22
---
flowchart TB`

function flowSource(flow: Flow, ids: NodeIds, lineLength: number): string {
  const idAt = (index: number) => ids.get(flow.nodes[index] as FlowNode)
  const nodes = flow.nodes.map((node) => ({ node, line: `${ids.get(node)}${shape(node, lineLength)}` }))
  return [
    preamble,
    ...accessibleLines(flow.title, flow.description),
    '  subgraph s0 ["main thread (event loop)"]',
    '    direction TB',
    ...nodes.filter(({ node }) => node.isOnLoop).map(({ line }) => `    ${line}`),
    '  end',
    ...nodes.filter(({ node }) => !node.isOnLoop).map(({ line }) => `  ${line}`),
    ...flow.edges.map((edge) => `  ${idAt(edge.from)} ${arrow(edge)} ${idAt(edge.to)}`),
    '  class s0 lane',
    ...classDefs.map((line) => `  ${line}`),
    ...linkStyles(flow.edges),
    '',
  ].join('\n')
}

const classOf: Record<FlowRole, string> = {
  request: 'io',
  frame: 'code',
  fold: 'faint',
  cause: 'bad',
  impact: 'warn',
  why: 'warn',
  solution: 'good',
  fixed: 'good',
  unfixed: 'bad',
  gain: 'good',
  remote: 'io',
}

const classOfMark: Record<FlowMark, string> = { changed: 'changed', 'only before': 'gone', 'only after': 'fresh' }

function shape({ role, lines, mark }: FlowNode, lineLength: number): string {
  const label = mermaidLabel(lines, lineLength)
  const [open, close] = role === 'request' ? ['([', '])'] : role === 'remote' ? ['[(', ')]'] : ['[', ']']
  return `${open}${label}${close}:::${mark === undefined ? classOf[role] : classOfMark[mark]}`
}

function arrow({ kind, label }: FlowEdge): string {
  const text = label === undefined ? undefined : `"${escapeMermaid(label)}"`
  if (kind === 'call') return text ? `-- ${text} -->` : '-->'
  if (kind === 'fix') return text ? `== ${text} ==>` : '==>'
  if (kind === 'socket') return text ? `<== ${text} ==>` : '<==>'
  return text ? `-. ${text} .->` : '-.->'
}

const strokes: Record<FlowEdge['kind'], string | undefined> = {
  call: undefined,
  back: 'stroke:#64748b,stroke-width:1px',
  impact: 'stroke:#d97706,stroke-width:2px',
  fix: 'stroke:#16a34a,stroke-width:3px',
  free: 'stroke:#16a34a,stroke-width:2px',
  socket: 'stroke:#0284c7,stroke-width:2px',
}

function linkStyles(edges: readonly FlowEdge[]): string[] {
  return edges.flatMap(({ kind }, index) => (strokes[kind] ? [`  linkStyle ${index} ${strokes[kind]}`] : []))
}

/** Measured on drawn flows: a line of text is 24 px, a node's padding 30 px, the gap between two ranks 40 px, an edge's words as
 *  much again. Nodes beside each other share their height: the longest way down counts. */
function heightOf({ nodes, edges }: Flow): number {
  const belowPx = nodes.map(() => 0)
  for (let index = nodes.length - 1; index >= 0; index--) {
    const down = edges.filter(({ from }) => from === index)
    const next = down.map(({ to, label }) => (belowPx[to] ?? 0) + (label === undefined ? 40 : 64))
    belowPx[index] = 30 + 24 * (nodes[index] as FlowNode).lines.length + Math.max(0, ...next)
  }
  return 70 + Math.max(0, ...belowPx)
}
