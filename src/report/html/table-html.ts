import type { Column, Row, Table } from '../page.ts'
import { escapeHtml, htmlWords } from './html-text.ts'

/** A longer table is cut in a short print, to as many rows as print-style.ts leaves. */
const rowsUncut = 20
const rowsPrinted = 12

/** A wide table scrolls by itself, and can be scrolled with the keyboard. A group, not a region: a page has many with one name. */
export function tableHtml(table: Table): string {
  const { caption, columns, rows, filter, isSortable } = table
  const isFacts = columns.length === 2 && columns.every(({ align }) => align === undefined)
  const attributes = [
    filter === undefined ? '' : ` data-filter="${escapeHtml(filter)}"`,
    rows.length <= rowsUncut ? '' : ` data-more="${rows.length - rowsPrinted} more rows are on the page"`,
  ].join('')
  const head = columns.map((column) => headCell(column, isSortable === true))
  const body = rows.map((row) => bodyRow(row, columns, isSortable === true))
  return `<div class="scroll"${attributes} role="group" tabindex="0" aria-label="${escapeHtml(caption)}"><table${isFacts ? ' class="facts"' : ''}><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

function headCell({ title, align, sorted }: Column, isSortable: boolean): string {
  const right = align ? ' class="right"' : ''
  const sorts = isSortable ? ` data-sorts${sorted === undefined ? '' : ` aria-sort="${sorted}"`}` : ''
  return `<th scope="col"${right}${sorts}>${escapeHtml(title)}</th>`
}

function bodyRow({ cells, isMain, figures = [] }: Row, columns: readonly Column[], isSortable: boolean): string {
  const written = cells.map((words, index) => {
    const right = columns[index]?.align ? ' class="right"' : ''
    const text = htmlWords(words)
    return index === 0 ? `<th scope="row"${right}>${text}</th>` : `<td${right}>${text}</td>`
  })
  const sorts = isSortable ? ` data-figures="${figures.map(figureText).join(' ')}"` : ''
  return `<tr${isMain ? ' class="main"' : ''}${sorts}>${written.join('')}</tr>`
}

/** Exact enough to tell two apart; `-`: none. */
function figureText(figure: number | undefined): string {
  return figure === undefined ? '-' : String(Number(figure.toPrecision(7)))
}
