import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { Report } from '../../src/model.ts'
import { type FormatId, formats } from '../../src/report/formats/formats.ts'
import { blockedReport, cleanReport, hostileStrings, improvedComparison, manyBlockersReport } from './fixtures.ts'
import { harmlessComparison, harmlessReport, hostileComparison, hostileReport, someOffsets } from './hostile.ts'

const assets = { fixes, kinds, mermaid: 'bWVybWFpZA==' }
const textFormats: FormatId[] = ['md', 'json']

test.each(textFormats)('writes a blocked report, a clean one and a comparison as %s', async (id) => {
  await expect(formats[id].report(blockedReport, assets)).toMatchFileSnapshot(`__snapshots__/blocked.${id}`)
  await expect(formats[id].report(cleanReport, assets)).toMatchFileSnapshot(`__snapshots__/clean.${id}`)
  await expect(formats[id].comparison(improvedComparison, assets)).toMatchFileSnapshot(`__snapshots__/improved.${id}`)
})

test('leads with the verdict in both formats that people read', () => {
  expect(formats.md.report(blockedReport, assets).split('\n')[0]).toBe(`# ${blockedReport.verdict.text}`)
  expect(formats.html.comparison(improvedComparison, assets)).toContain(`<h1>${improvedComparison.verdict.text}</h1>`)
})

test('writes JSON that reads back as the same data, whatever order they were built in', () => {
  const text = formats.json.report(blockedReport, assets)
  expect(JSON.parse(text)).toEqual(blockedReport)
  expect(text.startsWith('{\n  "schema": "loopcheck.report/v1"')).toBe(true)
  expect(text.endsWith('}\n')).toBe(true)
  const reversed = Object.fromEntries(Object.entries(blockedReport).reverse()) as unknown as Report
  expect(formats.json.report(reversed, assets)).toBe(text)
})

test('keeps every row of a Markdown table at its columns, whatever the names hold', () => {
  for (const offset of hostileStrings.keys()) {
    for (const page of hostilePages('md', offset)) {
      const outside = page.replace(/^(`{3,})[^\n`]*\n.*?^\1$/gmsu, '')
      const tables = outside.split('\n\n').filter((part) => part.startsWith('|'))
      expect(tables.length).toBeGreaterThan(5)
      for (const table of tables) {
        const widths = table
          .trim()
          .split('\n')
          .map((row) => row.replace(/\\\|/gu, '').split('|').length)
        expect(new Set(widths).size, table).toBe(1)
      }
    }
  }
})

test('lets no tag, terminal escape or text-reversing mark through to Markdown', () => {
  for (const offset of hostileStrings.keys()) {
    for (const page of hostilePages('md', offset)) {
      const prose = page.replace(/^(`{3,})[^\n`]*\n.*?^\1$/gmsu, '').replace(/(`+)(?!`).+?(?<!`)\1(?!`)/gu, '')
      expect(prose.replace(/<\/?(?:details|summary)>/gu, '')).not.toMatch(/<[a-z/!]/iu)
      expect(page).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u)
      expect(prose).not.toMatch(/\]\((?!src|%|[A-Za-z0-9_.-]*(?:%|\/|#|\)))/u)
    }
  }
})

test('escapes every foreign string in HTML: a hostile page has the elements of a harmless one', () => {
  for (const offset of someOffsets) {
    const harmless = harmlessPages('html', offset).map(tagsOf)
    hostilePages('html', offset).forEach((page, index) => {
      expect(tagsOf(page).map(nameOf)).toEqual(harmless[index]?.map(nameOf))
      for (const tag of tagsOf(page)) {
        expect(tag.replace(/"[^"]*"/gu, '')).not.toMatch(/\son\w+\s*=/iu)
        expect(tag).not.toMatch(/\s(?:src|href)="(?!#[a-z]|data:,")/iu)
      }
    })
  }
})

test('writes the same HTML for the same data, with a policy that names its own script only', () => {
  const page = formats.html.report(blockedReport, assets)
  expect(formats.html.report(structuredClone(blockedReport), assets)).toBe(page)
  const [, nonce] = /script-src 'nonce-([^']+)'/u.exec(page) ?? []
  expect(page).toContain(`<script nonce="${nonce}">`)
  expect(page).toContain("default-src 'none'")
  const other = formats.html.report({ ...blockedReport, createdAt: '2026-02-12T00:00:00.000Z' }, assets)
  expect(other).not.toContain(`nonce="${nonce}"`)
})

test('keeps a report of 200 blockers below the sizes that hosts and readers take', () => {
  const mermaid = 'A'.repeat(950_000)
  expect(Buffer.byteLength(formats.html.report(manyBlockersReport, { fixes, kinds, mermaid }))).toBeLessThan(2_500_000)
  expect(Buffer.byteLength(formats.md.report(manyBlockersReport, assets))).toBeLessThan(1_048_576)
})

test('leaves Mermaid out of a page that has no diagram', () => {
  expect(formats.html.report(cleanReport, assets)).not.toContain(assets.mermaid)
})

test('shows what a run did not measure as a dash or in words', () => {
  const page = formats.md.report(cleanReport, assets)
  expect(page).toContain('| Canary | – | – | – | not measured |')
  expect(page).toContain('| Answered | – |')
})

test('shows the resolution beside the percentiles of the event-loop delay, and what they hide', () => {
  const page = formats.md.comparison(improvedComparison, assets)
  expect(page).toContain('| Event-loop delay p99 (resolution 5 ms) | 211 ms | 5.9 ms |')
  expect(page).toContain('percentiles hide stalls')
})

test('links a place to its line, from wherever the report lies', () => {
  const page = formats.md.report(blockedReport, { ...assets, sourceBase: '../../' })
  expect(page).toContain('[`src/db/postgres-provider.ts:31`](../../src/db/postgres-provider.ts#L31)')
})

/** Every tag of a page outside its style and scripts; in text and attributes there is neither < nor >. */
function tagsOf(page: string): string[] {
  return page.replace(/(<(?:style|script)[^>]*>).*?(?=<\/(?:style|script)>)/gsu, '$1').match(/<[^<>]*>/gu) ?? []
}

function nameOf(tag: string): string {
  return /^<\/?[\w!-]+/u.exec(tag)?.[0] ?? tag
}

function harmlessPages(id: FormatId, offset: number): string[] {
  return [
    formats[id].report(harmlessReport(offset), assets),
    formats[id].comparison(harmlessComparison(offset), assets),
  ]
}

function hostilePages(id: FormatId, offset: number): string[] {
  return [formats[id].report(hostileReport(offset), assets), formats[id].comparison(hostileComparison(offset), assets)]
}
