import type { CodeExcerpt } from '../../model.ts'
import { excerptLines } from '../excerpt-lines.ts'
import { plainText } from '../foreign-text.ts'
import type { Block, Page, Row, Table, Tile } from '../page.ts'
import { headingText, type MarkdownPlace, markdownText, markdownTextInTag, markdownWords } from './markdown-text.ts'

/** A Page as GitHub-flavoured Markdown, ending in a newline.
 *  @param sourceBase from the report's folder to the sources, '' or ending in `/` */
export function writeMarkdown(page: Page, sourceBase: string): string {
  const place: MarkdownPlace = { inTable: false, sourceBase }
  const parts = [
    `# ${headingText(page.title)}`,
    `**${markdownText(page.status)}** · ${markdownWords(page.subtitle, place)}`,
    ...page.lead.map((block) => writeBlock(block, place)),
    ...page.sections.flatMap(({ title, blocks }) => [
      `## ${markdownWords(title, { ...place, isHeading: true })}`,
      ...blocks.map((block) => writeBlock(block, place)),
    ]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Blocks as a text that is pasted elsewhere, without links to places. */
export function writeMarkdownBlocks(blocks: readonly Block[]): string {
  const place: MarkdownPlace = { inTable: false, sourceBase: undefined }
  return `${blocks.map((block) => writeBlock(block, place)).join('\n\n')}\n`
}

function writeBlock(block: Block, place: MarkdownPlace): string {
  switch (block.is) {
    case 'text':
      return markdownWords(block.words, place)
    case 'heading':
      return `### ${markdownWords(block.words, { ...place, isHeading: true })}`
    case 'list':
      return block.items.map((words) => `- ${markdownWords(words, place)}`).join('\n')
    case 'aside':
      return ['> [!WARNING]', ...block.items.map((words) => `> - ${markdownWords(words, place)}`)].join('\n')
    case 'tiles':
      return writeTable(tileTable(block.tiles), place)
    case 'table':
      return writeTable(block, place)
    case 'diagram':
      return fence(block.diagram.source.trimEnd(), 'mermaid')
    case 'pair':
      return block.sides
        .flatMap(({ title, blocks }) => [
          `**${markdownText(title)}**`,
          ...blocks.map((inner) => writeBlock(inner, place)),
        ])
        .join('\n\n')
    case 'code':
      return fence(block.code, block.language ?? '')
    case 'excerpt':
      return fence(excerptText(block.excerpt, block.line), '')
    case 'details':
      return [
        '<details>',
        `<summary>${markdownTextInTag(block.note === undefined ? block.summary : `${block.summary}: ${block.note}`)}</summary>`,
        '',
        block.blocks.map((inner) => writeBlock(inner, place)).join('\n\n'),
        '',
        '</details>',
      ].join('\n')
    case 'further':
      return block.blocks.map((inner) => writeBlock(inner, place)).join('\n\n')
    case 'seen':
      return ''
    case 'copy':
      // The report itself is such a text already.
      return ''
    case 'chart':
    case 'flame':
      return writeTable(block.table, place)
  }
}

/** @example '> 22 │ const rows = driver.fetchAll(cursor)' */
function excerptText(excerpt: CodeExcerpt, line: number): string {
  return excerptLines(excerpt, line)
    .map(({ number, code, isMarked }) => `${isMarked ? '>' : ' '} ${number} │ ${code}`.trimEnd())
    .join('\n')
}

function writeTable({ caption, columns, rows }: Table, place: MarkdownPlace): string {
  const cell = { ...place, inTable: true }
  const line = (cells: readonly string[]) => `| ${cells.map((text) => text.trim() || ' ').join(' | ')} |`
  const write = ({ cells, isMain }: Row) =>
    line(cells.map((words) => (isMain ? bold(markdownWords(words, cell)) : markdownWords(words, cell))))
  return [
    ...(caption === '' ? [] : [bold(markdownText(caption)), '']),
    line(columns.map(({ title }) => markdownText(title))),
    line(columns.map(({ align }) => (align ? '---:' : '---'))),
    ...rows.map(write),
  ].join('\n')
}

function bold(text: string): string {
  return text === '' || text.startsWith('`') || text.startsWith('**') ? text : `**${text}**`
}

function tileTable(tiles: readonly Tile[]): Table {
  return {
    is: 'table',
    caption: '',
    columns: tiles.map(({ label }) => ({ title: label, align: 'right' })),
    rows: [
      { cells: tiles.map(({ value }) => [value]), isMain: true },
      { cells: tiles.map(({ note }) => [note ?? '']) },
    ],
  }
}

/** A fence longer than any run of backticks inside; every line of foreign text is cleaned. */
function fence(text: string, language: string): string {
  const lines = text.split('\n').map((line) => `${/^\s*/u.exec(line)?.[0] ?? ''}${plainText(line)}`)
  const runs = [...text.matchAll(/`+/gu)].map(([run]) => run.length)
  const marks = '`'.repeat(Math.max(2, ...runs) + 1)
  return [`${marks}${language}`, ...lines, marks].join('\n')
}
