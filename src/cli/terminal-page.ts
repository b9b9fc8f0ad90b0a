import type { Block, Page, Words } from '../report/page.ts'
import { type Layout, say } from './layout.ts'
import { spell } from './letters.ts'
import { wrapWords } from './wrap-words.ts'

/** A page of words for a terminal, ending in a newline. Charts and tables are for files: only text, lists and code are written. */
export function terminalPage(page: Page, layout: Layout): string {
  const { style } = layout
  const parts = [
    `${style('bold', say(page.title, layout))}  ${style('dim', page.status.toLowerCase())}`,
    paragraph(page.subtitle, layout),
    ...page.lead.map((block) => blockText(block, layout)),
    ...page.sections.flatMap(({ title, blocks }) => [
      style(['bold', 'cyan'], plain(title, layout)),
      ...blocks.map((block) => blockText(block, layout)),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block, layout: Layout): string {
  const { style } = layout
  switch (block.is) {
    case 'text':
      return paragraph(block.words, layout)
    case 'heading':
      return style('bold', plain(block.words, layout))
    case 'list':
      return block.items.map((words) => itemText(words, layout)).join('\n')
    case 'code':
      return block.code
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${line}`))
        .join('\n')
    case 'pair':
      return block.sides
        .map(({ title, blocks }) =>
          [style('dim', `${title}:`), ...blocks.map((inner) => blockText(inner, layout))].join('\n'),
        )
        .join('\n\n')
    default:
      throw new Error(`a terminal page has no ${block.is}`)
  }
}

function paragraph(words: Words, layout: Layout): string {
  return wrapWords(plain(words, layout), { width: layout.width, indent: 0 })
}

function itemText(words: Words, layout: Layout): string {
  const bullet = layout.letters === 'words' ? '' : '- '
  return `${bullet}${wrapWords(plain(words, layout), { width: layout.width, indent: bullet.length })}`
}

/** Words without their marks; spaces between them are kept. */
function plain(words: Words, { letters }: Layout): string {
  const text = words.map((word) => (typeof word === 'string' ? word : word.is === 'place' ? word.file : word.text))
  return spell(text.join(''), letters)
}
