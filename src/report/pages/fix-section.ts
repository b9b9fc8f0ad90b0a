import type { Blocker, Fix, FixId } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { type Block, type Section, strong } from '../page.ts'

/** Every remedy that the blockers name, once, in the order they are named.
 *  @returns [] when there is nothing to remedy */
export function fixSections(blockers: readonly Blocker[], assets: ReportAssets): Section[] {
  const ids = new Set<FixId>(blockers.flatMap(({ fixes }) => fixes.map(({ id }) => id)))
  if (ids.size === 0) return []
  const blocks = [...ids].map((id) => fixBlock(assets.fixes[id]))
  return [{ id: 'fixes', title: ['Remedies'], blocks }]
}

/** Where a remedy stands on the page. */
export function fixAnchor(id: FixId): string {
  return `fix-${id}`
}

function fixBlock(fix: Fix): Block {
  return { is: 'details', id: fixAnchor(fix.id), summary: fix.title, note: fix.summary, blocks: fixCode(fix) }
}

/** When to take a remedy and when not, and what it makes of the code. */
export function fixCode(fix: Fix): Block[] {
  return [
    {
      is: 'list',
      items: [
        [strong('When: '), fix.when],
        [strong('When not: '), fix.whenNot],
      ],
    },
    {
      is: 'pair',
      sides: [
        { title: 'Before', blocks: [{ is: 'code', code: fix.before, language: 'js' }] },
        { title: 'After', blocks: [{ is: 'code', code: fix.after, language: 'js' }] },
      ],
    },
  ]
}
