import { marked } from 'marked'
import { expect, test } from 'vitest'
import { headingText, markdownText, markdownTextInTag } from '../../src/report/markdown/markdown-text.ts'
import { hostileStrings } from './fixtures.ts'

const parse = (text: string) => marked.parse(text, { gfm: true, async: false })

test('writes a star so that it can be read without a renderer too, and is none for one', () => {
  expect(markdownText('the *Sync call* and \\*')).toBe('the \\*Sync call\\* and &#92;\\*')
  expect(parse(markdownText('the *Sync call*'))).toBe('<p>the *Sync call*</p>\n')
})

test('writes no backslash where it would be seen', () => {
  expect(markdownTextInTag('the *Sync call')).toBe('the &#42;Sync call')
  for (const text of hostileStrings) expect(markdownTextInTag(text)).not.toContain('\\')
})

test('leaves a heading its number, and a text no list', () => {
  expect(headingText('1. sync-wait in execute')).toBe('1. sync-wait in execute')
  expect(parse(`## ${headingText('1. sync-wait')}`)).toContain('>1. sync-wait</h2>')
  expect(parse(markdownText('1. sync-wait'))).toBe('<p>1&#46; sync-wait</p>\n')
})

test('lets no foreign text of a heading become syntax', () => {
  for (const text of [...hostileStrings, '- x', '+ x', '= x', '===', '1) x', '> x', '# x']) {
    const html = parse(`## ${headingText(text)}`).trim()
    expect(html).toMatch(/^<h2[^>]*>[^<]*<\/h2>$/u)
  }
})
