import { plainText } from '../report/foreign-text.ts'
import type { Block, Page, Words } from '../report/page.ts'
import type { Layout } from './summary.ts'
import { wrapWords } from './wrap-words.ts'

/** A page of words for a terminal, ending in a newline. Charts and tables are for files: only text, lists and code are written. */
export function terminalPage(page: Page, layout: Layout): string {
  const { style } = layout
  const parts = [
    `${style('bold', plainText(page.title))}  ${style('dim', page.status.toLowerCase())}`,
    paragraph(page.subtitle, layout),
    ...page.lead.map((block) => blockText(block, layout)),
    ...page.sections.flatMap(({ title, blocks }) => [
      style(['bold', 'cyan'], plain(title)),
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
      return style('bold', plain(block.words))
    case 'list':
      return block.items.map((words) => `- ${wrapWords(plain(words), { width: layout.width, indent: 2 })}`).join('\n')
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

function paragraph(words: Words, { width }: Layout): string {
  return wrapWords(plain(words), { width, indent: 0 })
}

/** Words without their marks; spaces between them are kept. */
function plain(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? word : word.is === 'place' ? word.file : word.text)).join('')
}
