import { expect, test } from 'vitest'
import type { Finding } from '../../src/model.ts'
import type { Block, Table } from '../../src/report/page.ts'
import { findingBlocks } from '../../src/report/pages/finding-section.ts'
import { completionOrder } from './fixtures.ts'

function tablesOf(blocks: Block[]): Table[] {
  return blocks.filter((block) => block.is === 'table')
}

function textsOf({ rows }: Table): string[][] {
  return rows.map(({ cells }) => cells.map((words) => words.map((word) => wordOf(word)).join('')))
}

function wordOf(word: Table['rows'][number]['cells'][number][number]): string {
  if (typeof word === 'string') return word
  return word.is === 'place' ? word.file : word.text
}

test('shows a finding in the order of reading: what it is, the clock, the checks, the figures', () => {
  expect(findingBlocks(completionOrder).map(({ is }) => is)).toEqual(['heading', 'text', 'diagram', 'table', 'table'])
})

test('says of each check whether it is met, what was measured and who claimed it', () => {
  const [checks] = tablesOf(findingBlocks(completionOrder))
  expect(checks && textsOf(checks)).toEqual([
    ['The fast cell is answered first', 'met', 'fast, medium, slow', '–'],
    ['The page is complete in half the time', 'not met', '61 % of the time before', 'the story: 50–80 % less'],
  ])
  expect(checks?.rows.map(({ cells }) => cells[1]?.[0])).toMatchObject([{ tone: 'good' }, { tone: 'bad' }])
})

test('leaves the column of claims out where nobody claimed anything', () => {
  const checks = completionOrder.checks?.map(({ text, isMet, measured }) => ({ text, isMet, measured }))
  const [table] = tablesOf(findingBlocks({ ...completionOrder, ...(checks ? { checks } : {}) }))
  expect(table?.columns.map(({ title }) => title)).toEqual(['Check', 'Result', 'Measured'])
})

test('writes each figure in its unit, what was not measured as a dash, and words as they are', () => {
  const [, figures] = tablesOf(findingBlocks(completionOrder))
  expect(figures && textsOf(figures)).toEqual([
    ['slow', '812 ms', '2.0 KiB', '12,345', '-0.327', '61 %', '218/s', '× 0.98'],
    ['fast', '31 ms', '–', '10', '0.932', '2.0 %', '3.4/s', '× 0.0073'],
    ['refused', '–', '–', '–', '–', '–', '–', 'no answer'],
  ])
  expect(figures?.columns.map(({ align }) => align)).toEqual([undefined, ...Array(7).fill('right')])
})

test('keeps to the columns where a row is too short or too long', () => {
  const finding: Finding = {
    id: 'x',
    title: 'x',
    text: 'x',
    tables: [
      {
        caption: 'x',
        columns: [
          { title: 'a', unit: 'text' },
          { title: 'b', unit: 'ms' },
        ],
        rows: [['1'], ['1', 2, 3]],
      },
    ],
  }
  const [table] = tablesOf(findingBlocks(finding))
  expect(table && textsOf(table)).toEqual([
    ['1', '–'],
    ['1', '2 ms'],
  ])
})

test('shows a finding that is only words', () => {
  expect(findingBlocks({ id: 'x', title: 'a', text: 'b' })).toEqual([
    { is: 'heading', words: ['a'] },
    { is: 'text', words: ['b'] },
  ])
})
