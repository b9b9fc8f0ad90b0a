import type { CodeExcerpt } from '../../model.ts'
import type { Diagram } from '../diagram.ts'
import { excerptLines } from '../excerpt-lines.ts'
import { writeMarkdownBlocks } from '../markdown/write-markdown.ts'
import type { Block, Table, Tile } from '../page.ts'
import { flameHtml } from './flame-html.ts'
import { escapeHtml, htmlWords } from './html-text.ts'
import { seenHtml } from './seen-html.ts'
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
      return `<dl class="tiles">${block.tiles.map(tile).join('')}</dl>`
    case 'table':
      return table(block)
    case 'diagram':
      return diagram(block.diagram)
    case 'pair':
      return `<div class="pair">${block.sides.map(({ title, blocks }) => `<div class="side"><h3>${escapeHtml(title)}</h3>${htmlBlocks(blocks)}</div>`).join('')}</div>`
    case 'code':
      return `<pre class="code" tabindex="0"><code>${escapeHtml(block.code)}</code></pre>`
    case 'excerpt':
      return excerpt(block.excerpt, block.line)
    case 'details':
      return `<details${block.id === undefined ? '' : ` id="${escapeHtml(block.id)}"`}><summary>${escapeHtml(block.summary)}${block.note === undefined ? '' : ` <span class="note">${escapeHtml(block.note)}</span>`}</summary><div class="folded">${htmlBlocks(block.blocks)}</div></details>`
    case 'copy':
      return `<details class="copy"><summary>${escapeHtml(block.summary)}</summary><div class="folded"><pre class="code" tabindex="0">${escapeHtml(writeMarkdownBlocks(block.blocks))}</pre></div></details>`
    case 'chart':
      return timeChartHtml(block.chart, table)
    case 'flame':
      return flameHtml(block.flame, block.rows, block.blockedMs)
    case 'seen':
      return seenHtml(block.seen)
  }
}

/** The marked line is said in words too, for those who do not see the colour. */
function excerpt(code: CodeExcerpt, line: number): string {
  const lines = excerptLines(code, line).map(
    ({ number, code: text, isMarked }) =>
      `<span class="line${isMarked ? ' marked' : ''}"><span class="number" aria-hidden="true">${number}</span>${isMarked ? '<span class="sr">this line: </span>' : ''}${escapeHtml(text)}</span>`,
  )
  return `<pre class="code excerpt" tabindex="0"><code>${lines.join('\n')}</code></pre>`
}

function items(list: readonly Parameters<typeof htmlWords>[0][]): string {
  return list.map((words) => `<li>${htmlWords(words)}</li>`).join('')
}

function tile({ label, value, note, tone }: Tile): string {
  const small = note === undefined ? '' : `<dd class="note">${escapeHtml(note)}</dd>`
  return `<div class="tile ${tone ?? ''}"><dt>${escapeHtml(label)}</dt><dd class="value">${escapeHtml(value)}</dd>${small}</div>`
}

/** A wide table scrolls by itself, and can be scrolled with the keyboard. A group, not a region: a page has many with one name. */
function table({ caption, columns, rows, filter }: Table): string {
  const head = columns.map(
    ({ title, align }) => `<th scope="col"${align ? ' class="right"' : ''}>${escapeHtml(title)}</th>`,
  )
  const isFacts = columns.length === 2 && columns.every(({ align }) => align === undefined)
  const body = rows.map(({ cells, isMain }) => {
    const written = cells.map((words, index) => {
      const right = columns[index]?.align ? ' class="right"' : ''
      const text = htmlWords(words)
      return index === 0 ? `<th scope="row"${right}>${text}</th>` : `<td${right}>${text}</td>`
    })
    return `<tr${isMain ? ' class="main"' : ''}>${written.join('')}</tr>`
  })
  return `<div class="scroll"${filter === undefined ? '' : ` data-filter="${escapeHtml(filter)}"`} role="group" tabindex="0" aria-label="${escapeHtml(caption)}"><table${isFacts ? ' class="facts"' : ''}><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

/** The source stays with the picture: it is what shows when drawing fails, and what one copies into an issue. */
function diagram({ title, source, heightPx, widthPx }: Diagram): string {
  const room = `--height:${Math.round(heightPx)}px;--ratio:${Math.round((1000 * heightPx) / widthPx) / 1000}`
  return `<figure class="diagram"><div class="canvas" data-state="waiting" tabindex="0" role="group" aria-label="${escapeHtml(title)}" style="${room}"></div><details class="source"><summary>Mermaid source</summary><pre class="code" tabindex="0">${escapeHtml(source)}</pre></details></figure>`
}
