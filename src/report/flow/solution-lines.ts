import type { LabelLine } from '../mermaid.ts'
import type { BlockedSide } from './sides.ts'
import { wrapped } from './wrapped.ts'

/** The first remedy for what blocks longest in all. */
export function solutionLines({ model, fix }: Pick<BlockedSide, 'model' | 'fix'>): LabelLine[] {
  const [worst] = [...model.operations].sort((one, other) => other.totalMs - one.totalMs)
  const first = worst?.fixes[0]
  if (first === undefined) return [{ text: 'SOLUTION', mark: 'strong' }, { text: 'no remedy is known for this kind' }]
  const summary = fix?.id === first.id ? wrapped(fix.summary, 6) : []
  return [
    { text: 'SOLUTION', mark: 'strong' },
    { text: first.title },
    ...summary.map((text): LabelLine => ({ text, mark: 'faint' })),
  ]
}
