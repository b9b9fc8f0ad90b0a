import { elideMiddle, plainText } from '../foreign-text.ts'
import type { LabelLine } from '../mermaid.ts'
import type { Flow, FlowEdge } from './graph.ts'

/** Longest line of a node that is read out, in characters. */
const longestLine = 160

/** A flow step by step, as it is drawn from above: what leads to each node, and what stands in it. */
export function flowWords({ nodes, edges }: Flow): string[] {
  return nodes.map(({ lines }, index) => {
    const ways = edges.filter(({ to, kind }) => to === index && !saidByTheNode.has(kind))
    const labels = ways.flatMap(({ label }) => (label === undefined ? [] : [label]))
    return `${labels.length > 0 ? `${labels.join(', ')}: ` : ''}${linesInWords(lines)}`
  })
}

/** Their nodes begin with the same word. */
const saidByTheNode: ReadonlySet<FlowEdge['kind']> = new Set(['impact', 'fix'])

/** The lines of a label as one sentence. Faint lines that follow each other are one that was too long. */
export function linesInWords(lines: readonly LabelLine[]): string {
  return lines.reduce((said, { text, mark }, index) => {
    const line = elideMiddle(plainText(text), longestLine)
    if (index === 0) return line
    return `${said}${mark === 'faint' && lines[index - 1]?.mark === 'faint' ? ' ' : '; '}${line}`
  }, '')
}
