import { columnsOf, padColumns } from './columns-of.ts'

/** Puts lines to the right of others, beginning with the line of the given index.
 *  @param place.column where the right ones begin; a left line that reaches further keeps its own
 *  @returns more lines than the left has, where the right has more */
export function beside(
  left: readonly string[],
  right: readonly string[],
  place: { column: number; fromLine: number },
): string[] {
  const lines = [...left]
  let next = place.fromLine
  for (const text of right) {
    while (columnsOf(lines[next] ?? '') > place.column - 2) next++
    lines[next] = `${padColumns(lines[next] ?? '', place.column)}${text}`.trimEnd()
    next++
  }
  return lines
}
