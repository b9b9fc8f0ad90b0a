/** A way that parts like a tree. */
interface Way<Step> {
  next: Step[]
  operations: readonly unknown[]
}

interface FoldableStep<Step> extends Way<Step> {
  hiddenFrames: number
}

/** Leaves out the middle of every long row of steps, and says how much of it. Where ways part, each row is folded by itself.
 *  @param shown steps of a row that stay: half of them where it begins, the others where it ends
 *  @param framesIn of one step */
export function foldWay<Step extends FoldableStep<Step>, Start extends Way<Step>>(
  start: Start,
  shown: number,
  framesIn: (step: Step) => number,
): Start {
  const foldRow = (first: Step): Step => {
    const row = rowFrom(first)
    const last = row.at(-1) as Step
    const folded: Step = { ...last, next: last.next.map(foldRow) }
    // One frame takes no more room than the word that it is left out.
    if (row.length <= shown + 1) return link(row.slice(0, -1), folded)
    const head = row.slice(0, Math.floor(shown / 2))
    const tail = row.slice(row.length - (shown - head.length), -1)
    const hidden = row.slice(head.length, row.length - tail.length - 1)
    const hiddenFrames = hidden.reduce((sum, step) => sum + framesIn(step) + step.hiddenFrames, 0)
    const gap = head.at(-1) as Step
    return link([...head.slice(0, -1), { ...gap, hiddenFrames: gap.hiddenFrames + hiddenFrames }], link(tail, folded))
  }
  return { ...start, next: start.next.map(foldRow) }
}

/** The steps that lead to one another only; the last one is where ways part, something blocks, or the row ends. */
function rowFrom<Step extends FoldableStep<Step>>(first: Step): Step[] {
  const row = [first]
  for (let step = first; step.next.length === 1 && step.operations.length === 0; ) {
    step = step.next[0] as Step
    row.push(step)
  }
  return row
}

function link<Step extends FoldableStep<Step>>(row: readonly Step[], end: Step): Step {
  return row.reduceRight<Step>((next, step) => ({ ...step, next: [next] }), end)
}
