import type { Diagram } from '../diagram.ts'
import { accessibleLines, classDefs, escapeMermaid, mermaidLabel, mermaidLimits } from '../mermaid.ts'
import type { Flow, FlowEdge, FlowNode, FlowRole } from './graph.ts'

/** Longest line of a label, in characters; the second where the first would break Mermaid's limit. */
const lineLengths = [52, 20] as const

/** @throws Error when even short labels break Mermaid's limits, which a folded flow never does */
export function drawFlow(flow: Flow): Diagram {
  const [source] = lineLengths
    .map((length) => flowSource(flow, length))
    .filter((text) => text.length <= mermaidLimits.characters)
  if (source === undefined || flow.edges.length > mermaidLimits.edges) {
    throw new Error(`A flow of ${flow.nodes.length} nodes is beyond Mermaid's limits.`)
  }
  return { title: flow.title, source, heightPx: heightOf(flow) }
}

const preamble = `---
config:
  layout: dagre
  look: classic
  flowchart:
    wrappingWidth: 460
    nodeSpacing: 36
    rankSpacing: 40
    subGraphTitleMargin:
      top: 6
      bottom: 22
---
flowchart TB`

function flowSource(flow: Flow, lineLength: number): string {
  const nodes = flow.nodes.map((node, index) => ({ node, line: `n${index}${shape(node, lineLength)}` }))
  return [
    preamble,
    ...accessibleLines(flow.title, flow.description),
    '  subgraph s0 ["main thread (event loop)"]',
    '    direction TB',
    ...nodes.filter(({ node }) => node.isOnLoop).map(({ line }) => `    ${line}`),
    '  end',
    ...nodes.filter(({ node }) => !node.isOnLoop).map(({ line }) => `  ${line}`),
    ...flow.edges.map((edge) => `  n${edge.from} ${arrow(edge)} n${edge.to}`),
    '  class s0 lane',
    ...classDefs.map((line) => `  ${line}`),
    ...linkStyles(flow.edges),
    '',
  ].join('\n')
}

const classOf: Record<FlowRole, string> = {
  request: 'io',
  frame: 'code',
  library: 'faint',
  fold: 'faint',
  cause: 'bad',
  impact: 'warn',
  solution: 'good',
  fixed: 'good',
  unfixed: 'bad',
  gain: 'good',
  remote: 'io',
}

function shape({ role, lines }: FlowNode, lineLength: number): string {
  const label = mermaidLabel(lines, lineLength)
  const [open, close] = role === 'request' ? ['([', '])'] : role === 'remote' ? ['[(', ')]'] : ['[', ']']
  return `${open}${label}${close}:::${classOf[role]}`
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
  impact: 'stroke:#d97706,stroke-width:2px',
  fix: 'stroke:#16a34a,stroke-width:3px',
  free: 'stroke:#16a34a,stroke-width:2px',
  socket: 'stroke:#0284c7,stroke-width:2px',
}

function linkStyles(edges: readonly FlowEdge[]): string[] {
  return edges.flatMap(({ kind }, index) => (strokes[kind] ? [`  linkStyle ${index} ${strokes[kind]}`] : []))
}

/** Measured on drawn flows: a line of text is 24 px, a node's padding 30 px, the gap between two ranks 40 px. */
function heightOf(flow: Flow): number {
  const height = ({ lines }: FlowNode) => 30 + 24 * lines.length + 40
  const onLoop = flow.nodes.filter((node) => node.isOnLoop).reduce((sum, node) => sum + height(node), 0)
  const beside = flow.nodes.filter((node) => !node.isOnLoop).map(height)
  return 60 + onLoop + Math.max(0, ...beside)
}
