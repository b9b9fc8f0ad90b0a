import type { CodeExcerpt } from '../../model.ts'
import { excerptLines } from '../excerpt-lines.ts'
import { writeMarkdownBlocks } from '../markdown/write-markdown.ts'
import type { Block, Tile } from '../page.ts'
import { diagramHtml } from './diagram-html.ts'
import { flameHtml } from './flame-html.ts'
import { escapeHtml, htmlWords } from './html-text.ts'
import { seenHtml } from './seen-html.ts'
import { tableHtml } from './table-html.ts'
import { timeChartHtml } from './time-chart-html.ts'

export function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.map(htmlBlock).join('\n')
}

function htmlBlock(block: Block): string {
  switch (block.is) {
    case 'text':
      return `<p>${htmlWords(block.words)}</p>`
    case 'heading':
      return `<h3>${htmlWords(block.words)}</h3>`
    case 'list':
      return `<ul>${items(block.items)}</ul>`
    case 'aside':
      return `<aside class="notice ${block.tone}" aria-label="Notices"><ul>${items(block.items)}</ul></aside>`
    case 'tiles':
      return `<dl class="tiles" style="${tileColumns(block.tiles.length)}">${block.tiles.map(tile).join('')}</dl>`
    case 'table':
      return tableHtml(block)
    case 'diagram':
      return diagramHtml(block.diagram)
    case 'pair':
      return `<div class="pair">${block.sides.map(({ title, blocks }) => `<div class="side"><h3>${escapeHtml(title)}</h3>${htmlBlocks(blocks)}</div>`).join('')}</div>`
    case 'code':
      return `<pre class="code" tabindex="0" role="group" aria-label="${block.language === 'js' ? 'JavaScript' : 'Stack'}"><code>${escapeHtml(block.code)}</code></pre>`
    case 'excerpt':
      return excerpt(block.excerpt, block.line)
    case 'details':
      return details(block)
    case 'further':
      return `<div class="further">${htmlBlocks(block.blocks)}</div>`
    case 'copy':
      return `<details class="copy"><summary>${escapeHtml(block.summary)}</summary><div class="folded"><pre class="code" tabindex="0" role="group" aria-label="Markdown">${escapeHtml(writeMarkdownBlocks(block.blocks))}</pre></div></details>`
    case 'chart':
      return timeChartHtml(block.chart, tableHtml)
    case 'flame':
      return flameHtml(block.flame, block.rows, block.blockedMs)
    case 'seen':
      return seenHtml(block.seen)
  }
}

/** A note says what is in it: it is printed also where the rest is not. */
function details({ id, summary, note, isOpen, blocks }: Extract<Block, { is: 'details' }>): string {
  const attributes = `${id === undefined ? '' : ` id="${escapeHtml(id)}"`}${note === undefined ? '' : ' class="noted"'}${isOpen ? ' open' : ''}`
  const small = note === undefined ? '' : ` <span class="note">${escapeHtml(note)}</span>`
  return `<details${attributes}><summary>${escapeHtml(summary)}${small}</summary><div class="folded">${htmlBlocks(blocks)}</div></details>`
}

/** The marked line is said in words too, for those who do not see the colour. */
function excerpt(code: CodeExcerpt, line: number): string {
  const numbered = excerptLines(code, line)
  const name = `Source code, lines ${numbered.at(0)?.number ?? line} to ${numbered.at(-1)?.number ?? line}`
  const lines = numbered.map(
    ({ number, code: text, isMarked }) =>
      `<span class="line${isMarked ? ' marked' : ''}"><span class="number" aria-hidden="true">${number}</span>${isMarked ? '<span class="sr">this line: </span>' : ''}${escapeHtml(text)}</span>`,
  )
  return `<pre class="code excerpt" tabindex="0" role="group" aria-label="${name}"><code>${lines.join('\n')}</code></pre>`
}

function items(list: readonly Parameters<typeof htmlWords>[0][]): string {
  return list.map((words) => `<li>${htmlWords(words)}</li>`).join('')
}

/** All in one row where there is room, else in rows of three or of two: none is left alone in its row. */
function tileColumns(count: number): string {
  const middling = count % 3 === 0 ? 3 : 2
  return `--wide:${count <= 6 ? count : middling};--middling:${Math.min(count, middling)}`
}

function tile({ label, value, note, tone }: Tile): string {
  const small = note === undefined ? '' : `<dd class="note">${escapeHtml(note)}</dd>`
  return `<div class="tile ${tone ?? ''}"><dt>${escapeHtml(label)}</dt><dd class="value">${htmlWords([value])}</dd>${small}</div>`
}
