import type { Blocker, KindId } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { type Block, type Section, strong } from '../page.ts'

/** Every kind that the blockers are of, explained once, in the order they come.
 *  @returns [] when nothing blocked */
export function kindSections(blockers: readonly Blocker[], assets: ReportAssets): Section[] {
  const ids = new Set<KindId>(blockers.map(({ kind }) => kind))
  if (ids.size === 0) return []
  return [{ id: 'kinds', title: ['Kinds of block'], blocks: [...ids].map((id) => kindBlock(id, assets)) }]
}

/** Where a kind is explained on the page. */
export function kindAnchor(id: KindId): string {
  return `kind-${id}`
}

function kindBlock(id: KindId, { kinds }: ReportAssets): Block {
  const { name, what, harm, signs, remedy, fine } = kinds[id]
  return {
    is: 'details',
    id: kindAnchor(id),
    summary: id,
    note: name,
    blocks: [
      {
        is: 'list',
        items: [
          [strong('What happens: '), what],
          [strong('Why it hurts: '), harm],
          [strong('How to recognise it: '), signs.join(' ')],
          [strong('How to fix it: '), remedy],
          [strong('When it is fine: '), fine],
        ],
      },
    ],
  }
}
