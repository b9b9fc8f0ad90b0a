import { expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { Report } from '../../src/model.ts'
import { writeMarkdownBlocks } from '../../src/report/markdown/write-markdown.ts'
import { blockerIssue } from '../../src/report/pages/blocker-issue.ts'
import { blockedReport, hostileStrings } from './fixtures.ts'
import { hostileReport } from './hostile.ts'

function issueTexts(report: Report): string[] {
  return report.blockers.map((blocker) => {
    const block = blockerIssue(report, blocker, { fixes, kinds, mermaid: '' })
    return block.is === 'copy' ? writeMarkdownBlocks(block.blocks) : ''
  })
}

test('holds the place, why it blocks and what helps, and links to nothing', () => {
  const [text = ''] = issueTexts(blockedReport)
  expect(text.split('\n')[0]).toBe('### sync-wait in PostgresProvider.execute blocks the event loop')
  expect(text).toContain('| Where | `src/db/postgres-provider.ts:31` in `PostgresProvider.execute` |')
  expect(text).toContain(`**Why:** ${kinds['sync-wait'].why}`)
  expect(text).toContain(`**${fixes['async-driver'].title}:**`)
  expect(text).not.toContain('](')
})

test('says nothing of remedies or a stack where there are none', () => {
  const text = issueTexts(blockedReport).at(-1) ?? ''
  expect(text).toContain('| Remedies | none known |')
  expect(text).not.toMatch(/^```|^- /mu)
})

test('lets no foreign text become syntax', () => {
  for (const offset of hostileStrings.keys()) {
    for (const text of issueTexts(hostileReport(offset))) {
      const prose = text.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gmu, '').replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gu, '')
      expect(prose).not.toMatch(/`|<|\]\(|(?<!\w)@\w/u)
    }
  }
})
