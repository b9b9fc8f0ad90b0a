import { elideMiddle, plainText } from '../foreign-text.ts'
import type { LabelLine } from '../mermaid.ts'
import type { Flow } from './graph.ts'

/** Longest line of a node that is read out, in characters. */
const longestLine = 160

/** A flow step by step, as it is drawn from above: what leads to each node, and what stands in it. */
export function flowWords({ nodes, edges }: Flow): string[] {
  return nodes.map(({ lines }, index) => {
    const ways = edges.filter(({ to, label }) => to === index && label !== undefined).map(({ label }) => label)
    return [...(ways.length > 0 ? [`${ways.join(', ')}: `] : []), linesInWords(lines)].join('')
  })
}

/** The lines of a label as one sentence. */
export function linesInWords(lines: readonly LabelLine[]): string {
  return lines.map(({ text }) => elideMiddle(plainText(text), longestLine)).join('; ')
}
