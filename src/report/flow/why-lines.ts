import type { Blocker } from '../../model.ts'
import type { LabelLine } from '../mermaid.ts'
import type { BlockedSide } from './sides.ts'
import { wrapped } from './wrapped.ts'

/** Why such operations block, from their kinds' own explanation, and what the declaration promised instead. */
export function whyLines({ model, kinds }: Pick<BlockedSide, 'model' | 'kinds'>): LabelLine[] {
  const ids = [...new Set(model.operations.map(({ kind }) => kind))]
  const broken = model.operations.find(isFakeAsync)
  return [
    { text: 'WHY THIS HAPPENS', mark: 'strong' },
    ...ids.flatMap((id) => [
      ...(ids.length > 1 ? [{ text: id }] : []),
      ...wrapped(kinds[id].why, 7).map((text): LabelLine => ({ text, mark: 'faint' })),
    ]),
    ...(broken === undefined
      ? []
      : wrapped(
          `${broken.location?.function || 'The function'} is declared async, but this line awaits nothing: to its caller it looks asynchronous.`,
        ).map((text): LabelLine => ({ text }))),
  ]
}

/** Declared async, and blocked in a line without await. */
function isFakeAsync({ location, stack }: Blocker): boolean {
  if (location?.code === undefined || /\bawait\b/u.test(location.code)) return false
  const frame = stack.findLast(({ file, function: name }) => file === location.file && name === location.function)
  return /^(?:(?:static|override|public|private|protected)\s+)*async\b|[=:]\s*async\b/u.test(frame?.signature ?? '')
}
