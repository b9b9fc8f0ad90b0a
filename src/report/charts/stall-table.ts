import type { Blocker, ListedStall } from '../../model.ts'
import { formatCount, formatMs } from '../../numbers.ts'
import { code, type Inline, type Table, type Words } from '../page.ts'

/** The stalls of a chart, one row each, in their order: what stands beside the chart when one is chosen.
 *  @param given.blockerOf index of a stall's blocker, -1: none
 *  @param given.sectionOf id of the section that tells of a blocker */
export function stallTable(given: {
  stalls: readonly ListedStall[]
  blockers: readonly Blocker[]
  blockerOf: (stall: ListedStall) => number
  sectionOf: (blocker: number) => string | undefined
  allStalls: number
}): Table {
  const { stalls, allStalls } = given
  return {
    is: 'table',
    caption:
      stalls.length < allStalls
        ? `The longest ${formatCount(stalls.length)} of ${formatCount(allStalls)} stalls, earliest first`
        : 'The stalls, earliest first',
    isSortable: true,
    columns: [
      { title: 'Began after', align: 'right', sorted: 'ascending' },
      { title: 'Took', align: 'right' },
      { title: 'Blocker' },
      { title: 'Line' },
      { title: 'What was seen' },
    ],
    rows: stalls.map((stall) => {
      const index = given.blockerOf(stall)
      return {
        cells: [
          [formatMs(stall.startMs)],
          [formatMs(stall.durationMs)],
          blockerWords(given.blockers[index], given.sectionOf(index)),
          stall.blocker === undefined ? ['–'] : [code(stall.blocker)],
          [seenText(stall, given.blockers[index])],
        ],
        figures: [stall.startMs, stall.durationMs],
      }
    }),
  }
}

function blockerWords(blocker: Blocker | undefined, section: string | undefined): Words {
  if (blocker === undefined) return ['–']
  const link: string | Inline = section === undefined ? blocker.title : { is: 'link', text: blocker.title, section }
  return [link]
}

/** What the report has of this very stall. */
function seenText({ durationMs, reason }: ListedStall, blocker: Blocker | undefined): string {
  if (reason === 'starved') return 'The machine gave the process no CPU: no code is blamed'
  if (reason === 'suspended') return 'The process or the machine was suspended: no code is blamed'
  if (blocker === undefined) return 'No stack tells what ran'
  const texts = [blocker.callee, blocker.detail].filter((text) => text !== undefined)
  const { example, stack } = blocker
  if (stack.length > 0 && isSame(durationMs, blocker.maxMs)) {
    texts.push(`the longest of this blocker: its stack (${formatCount(stack.length)} frames) is shown there`)
  }
  if (example && example.victimCount > 0 && isSame(durationMs, example.durationMs)) {
    texts.push(`${formatCount(example.victimCount)} requests waited for it: drawn there`)
  }
  return texts.join('; ') || (stack.length > 0 ? 'A stack like the one shown there' : 'No stack')
}

/** Durations are measured to the microsecond: two that are equal are one stall's. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.001
}
