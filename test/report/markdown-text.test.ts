import { expect, test } from 'vitest'
import { headingText, markdownText, markdownTextInTag } from '../../src/report/markdown/markdown-text.ts'
import { hostileStrings } from './fixtures.ts'

test('writes a star so that it can be read without a renderer too, and is none for one', () => {
  expect(markdownText('the *Sync call* and \\*')).toBe('the \\*Sync call\\* and &#92;\\*')
})

test('writes no backslash where it would be seen', () => {
  expect(markdownTextInTag('the *Sync call')).toBe('the &#42;Sync call')
  for (const text of hostileStrings) expect(markdownTextInTag(text)).not.toContain('\\')
})

test('leaves a heading its number, and a text no list', () => {
  expect(headingText('1. sync-wait in execute')).toBe('1. sync-wait in execute')
  expect(markdownText('1. sync-wait')).toBe('1&#46; sync-wait')
})

test('leaves no mark in a heading unbroken', () => {
  for (const text of hostileStrings) expect(headingText(text)).not.toMatch(/[`[\]<>|~$]|(?<!\\)\*|\\(?!\*)/u)
})
