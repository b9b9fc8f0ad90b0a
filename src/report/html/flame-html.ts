import { formatMs, formatShare } from '../../numbers.ts'
import type { FlameBox, FlameGraph } from '../flame/flame-graph.ts'
import type { FunctionRow, Share } from '../flame/function-rows.ts'
import { ownerWords } from '../flame/owner-words.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import { escapeHtml } from './html-text.ts'

/** A flame graph that is whole without its script, which adds zooming, searching and reading off a frame. Boxes are placed in shares of
 *  what is zoomed to (--from, --width), so that to zoom is to set two properties. Rows of foreign frames are folded by style alone. */
export function flameHtml(flame: FlameGraph, rows: readonly FunctionRow[], blockedMs: number): string {
  return `<figure class="flame" style="--rows:${flame.rows};--folded-rows:${flame.foldedRows}">
<div class="flame-bar"><div class="tools"><label>Search <input type="search" spellcheck="false" autocomplete="off" placeholder="function, file or package"></label><output class="found-share"></output><button type="button" disabled>All blocked time</button></div><label class="every"><input type="checkbox"> Every frame</label></div>
<div class="frames" tabindex="0" role="group" aria-label="${escapeHtml(flame.title)} Arrow keys go from frame to frame, Enter zooms to one, Escape shows the whole."><div class="boxes" role="img" aria-label="${escapeHtml(flame.title)}">${flame.boxes.map(boxHtml).join('\n')}</div></div>
<output class="frame-facts"></output>
<figcaption><ul class="keys">${looks.map(({ look, words }) => `<li><span class="key box ${look}"></span>${words}</li>`).join('')}</ul></figcaption>
<details><summary>The functions behind the flame graph</summary><div class="folded">${functionTable(rows, blockedMs)}</div></details>
</figure>`
}

const looks = [
  { look: 'user', words: 'your code' },
  { look: 'library', words: 'libraries' },
  { look: 'node', words: 'Node.js' },
  { look: 'native', words: 'native calls, garbage collection' },
  { look: 'none', words: 'no stack was seen' },
]

function boxHtml({ from, share, depth, foldedDepth, look, name, place, facts, folded }: FlameBox): string {
  const isInner = foldedDepth === undefined
  const style = `--x:${short(from)};--w:${short(share)};--d:${depth}${isInner ? '' : `;--f:${foldedDepth}`}`
  const row =
    folded === undefined ? '' : ` data-row="the outermost of ${escapeHtml(folded)} that call one another only"`
  const told = [name, place, facts].filter((text) => text !== '').join('\n')
  const own = look === 'user' ? ` <bdi class="at-line">${escapeHtml(place)}</bdi>` : ''
  const label =
    folded === undefined
      ? `<bdi>${escapeHtml(name)}</bdi>${own}`
      : `<bdi class="one">${escapeHtml(name)}</bdi><bdi class="row">${escapeHtml(folded)}</bdi>`
  return `<div class="box ${look}${isInner ? ' inner' : ''}" style="${style}" title="${escapeHtml(told)}"${row}>${label}</div>`
}

function short(share: number): number {
  return Math.round(share * 1e5) / 1e5
}

function functionTable(rows: readonly FunctionRow[], blockedMs: number): string {
  const shareText = (ms: number) => (blockedMs > 0 ? formatShare(ms / blockedMs) : '')
  const time = (ms: number) => `<td class="right">${formatMs(ms)}</td><td class="right">${shareText(ms)}</td>`
  const body = rows.map(
    (row) =>
      `<tr><th scope="row"><code><bdi>${escapeHtml(frameName(row.frame))}</bdi></code></th>${time(row.selfMs)}${time(row.totalMs)}<td>${placeHtml(row.frame)}</td><td>${escapeHtml(ownerWords(row.frame))}</td><td>${relatives(row)}</td></tr>`,
  )
  const caption = 'Functions by their own time, over all stalls'
  return `<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr><th scope="col">Function</th><th scope="col" class="right">Own time</th><th scope="col" class="right">Share</th><th scope="col" class="right">With what it called</th><th scope="col" class="right">Share</th><th scope="col">Line with most time</th><th scope="col">Whose</th><th scope="col">Callers, called</th></tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

/** As many as tell something. */
const relativesListed = 8

function relatives({ frame, callers, called }: FunctionRow): string {
  const lists = [listHtml('Called by', callers), listHtml('Called', called)].join('')
  if (lists === '') return '–'
  return `<details><summary>callers and called<span class="sr"> of ${escapeHtml(frameName(frame))}</span></summary>${lists}</details>`
}

function listHtml(title: string, shares: readonly Share[]): string {
  if (shares.length === 0) return ''
  const items = shares
    .slice(0, relativesListed)
    .map(
      ({ frame, totalMs }) =>
        `<li>${formatMs(totalMs)} <code><bdi>${escapeHtml(frameName(frame))}</bdi></code> ${placeHtml(frame)}</li>`,
    )
  const rest = shares.slice(relativesListed)
  if (rest.length > 0) {
    const restMs = rest.reduce((sum, { totalMs }) => sum + totalMs, 0)
    items.push(`<li>${formatMs(restMs)} others</li>`)
  }
  return `<p>${title}</p><ul>${items.join('')}</ul>`
}

function placeHtml(frame: { file: string; line: number }): string {
  const place = fileAndLine(frame)
  return place === '' ? '' : `<code class="place" title="Click to select"><bdi>${escapeHtml(place)}</bdi></code>`
}
