import type { StackFrame, StackNode, StackTree } from '../../model.ts'
import { formatCount } from '../../numbers.ts'
import { fileAndLine, frameName } from '../frame-text.ts'

/** Frames of a stack that are listed; the middle of a longer one is left to report.json. */
const framesListed = 40

/** A node and all that is round it, as Node prints stacks: innermost first.
 *  @param isCut its inner end is not in the tree */
export function nodeStackText(tree: StackTree, node: number, isCut: boolean): { title: string; text: string } {
  const lines: string[] = []
  let route = ''
  let innermost: string | undefined
  for (let at: number | undefined = node; at !== undefined; at = tree.nodes[at]?.parent) {
    const own: StackNode | undefined = tree.nodes[at]
    const frame = tree.frames[own?.frame ?? -1]
    if (own === undefined || frame === undefined) break
    if (frame.owner === 'route') route = frame.function
    else {
      lines.push(lineOf(frame, own.turns))
      innermost ??= frameName(frame)
    }
  }
  const cut = isCut ? ['    … inner frames, too small for the report …'] : []
  return {
    title: `${innermost ?? route}, run by ${route} (${formatCount(lines.length)} frames)`,
    text: [...cut, ...shortened(lines), `    run by ${route}`].join('\n'),
  }
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= framesListed) return [...lines]
  const half = framesListed / 2
  const hidden = `    … ${formatCount(lines.length - framesListed)} more frames, all in report.json …`
  return [...lines.slice(0, half), hidden, ...lines.slice(-half)]
}

function lineOf(frame: StackFrame, turns: number | undefined): string {
  const from = frame.package === undefined ? '' : ` [${frame.package}]`
  const times = turns === undefined ? '' : ` (a recursion, up to ${formatCount(turns)} turns)`
  const mark = frame.owner === 'user' ? '▶' : ' '
  return `${mark} at ${frame.isAsync ? 'async ' : ''}${frameName(frame)} (${fileAndLine(frame) || 'native'})${from}${times}`
}
