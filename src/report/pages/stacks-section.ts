import type { Report, StackFrame } from '../../model.ts'
import { formatMs } from '../../numbers.ts'
import { flameGraph } from '../flame/flame-graph.ts'
import { type FunctionRow, functionRows } from '../flame/function-rows.ts'
import { ownerWords } from '../flame/owner-words.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import { code, type Section, type Table, type Words } from '../page.ts'

/** Functions in the table behind the flame graph; and where there is no flame graph: a long table is not read. */
const most = { behind: 60, alone: 10 }

/** Where the blocked time went, over all stacks; [] where none were put together. */
export function stacksSection({ stacks, totals }: Pick<Report, 'stacks' | 'totals'>): Section[] {
  const { blockedMs } = totals
  const flame = stacks === undefined ? undefined : flameGraph(stacks, blockedMs)
  if (stacks === undefined || flame === undefined) return []
  // Without time of their own, foreign functions tell no more than the graph does.
  const isTold = ({ frame, selfMs }: FunctionRow) => selfMs > 0 || frame.owner === 'user'
  const rows = functionRows(stacks).filter(isTold).slice(0, most.behind)
  const table = functionTable(rows.filter(({ selfMs }) => selfMs > 0).slice(0, most.alone))
  return [
    {
      id: 'stacks',
      title: ['Where the blocked time went'],
      blocks: [{ is: 'flame', flame, rows, blockedMs, table }],
    },
  ]
}

/** A link is for the user's own files: others are not in the folder. */
function placeOf(frame: StackFrame): Words {
  const { file, line, owner } = frame
  if (file === '') return ['–']
  return [owner === 'user' ? { is: 'place', file, line } : code(fileAndLine(frame))]
}

function functionTable(rows: readonly FunctionRow[]): Table {
  return {
    is: 'table',
    caption: 'Functions by their own time, over all stalls',
    columns: [
      { title: 'Function' },
      { title: 'Line with most time' },
      { title: 'Whose' },
      { title: 'Own time', align: 'right' },
      { title: 'With what it called', align: 'right' },
    ],
    rows: rows.map(({ frame, selfMs, totalMs }) => ({
      cells: [[code(frameName(frame))], placeOf(frame), [ownerWords(frame)], [formatMs(selfMs)], [formatMs(totalMs)]],
    })),
  }
}
