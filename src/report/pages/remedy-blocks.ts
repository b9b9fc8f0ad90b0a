import type { Blocker } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { type Block, link } from '../page.ts'
import { fixAnchor, fixCode } from './fix-section.ts'

/** What helps against one blocker: its first remedy with the code before and after, the others by name and sentence.
 *  @returns [] when none is known */
export function remedyBlocks({ fixes: named }: Blocker, { fixes }: ReportAssets): Block[] {
  const [first, ...others] = named.map(({ id }) => fixes[id])
  if (first === undefined) return []
  return [
    {
      is: 'details',
      summary: `Remedy: ${first.title}`,
      note: first.summary,
      isOpen: true,
      blocks: [
        ...fixCode(first),
        ...(others.length === 0
          ? []
          : [
              { is: 'text', words: ['What else may help:'] } as const,
              {
                is: 'list',
                items: others.map(({ id, title, summary }) => [link(fixAnchor(id), title), `: ${summary}`]),
              } as const,
            ]),
      ],
    },
  ]
}
