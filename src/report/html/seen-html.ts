import type { SeenStalls, ShownPiece, ShownStall } from '../flame/seen-pieces.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import { escapeHtml } from './html-text.ts'

/** What was seen in stalls: a table of all pieces, and room for those of the stall that is chosen in the chart above it. */
export function seenHtml({ stalls, stacks }: SeenStalls): string {
  return `<div class="seen"><div class="chosen-stall" role="region" aria-label="What was seen in the chosen stall"></div>
<details class="seen-stalls"><summary>What was seen in the longest stalls, piece by piece</summary><div class="folded">${table(stalls)}
${stacks.map(({ title, text }, index) => `<details id="${stackId(index)}"><summary>${escapeHtml(title)}</summary><div class="folded"><pre class="code" tabindex="0">${escapeHtml(text)}</pre></div></details>`).join('\n')}</div></details></div>`
}

function table(stalls: readonly ShownStall[]): string {
  const caption = 'Each stack stands for as long as it explains of its stall'
  const head = columns.map((title) => `<th scope="col"${isRight(title) ? ' class="right"' : ''}>${title}</th>`).join('')
  return `<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr><th scope="col">Stall</th>${head}</tr></thead>${stalls.map(stallRows).join('\n')}</table></div>`
}

const columns = ['From', 'Explains', 'What ran', 'Your line', 'How it is known', 'Stack']

function isRight(title: string): boolean {
  return title === 'From' || title === 'Explains'
}

/** A body of its own for each stall: what belongs together is read together. */
function stallRows({ index, beganText, tookText, note, pieces }: ShownStall): string {
  const title = `${tookText}, ${beganText} after the start`
  const first = `<th scope="rowgroup" rowspan="${Math.max(1, pieces.length)}">${title}${note === '' ? '' : ` <span class="note">${escapeHtml(note)}</span>`}</th>`
  const rows = pieces.map((piece, nth) => `<tr${pieceMarks(piece)}>${nth === 0 ? first : ''}${pieceCells(piece)}</tr>`)
  return `<tbody data-stall="${index}" data-title="${escapeHtml(title)}" data-note="${escapeHtml(note)}">${rows.join('')}</tbody>`
}

function pieceMarks({ from, share, look }: ShownPiece): string {
  const short = (value: number) => Math.round(value * 1e4) / 1e4
  return ` data-look="${look}" data-from="${short(from)}" data-share="${short(share)}"`
}

function pieceCells({ fromText, tookText, evidence, ran, own, stack }: ShownPiece): string {
  const cells = [
    ran === undefined ? '–' : `<code><bdi>${escapeHtml(frameName(ran))}</bdi></code>`,
    own === undefined
      ? '–'
      : `<code class="place" title="Click to select"><bdi>${escapeHtml(fileAndLine(own))}</bdi></code>`,
    escapeHtml(evidence),
    stack === undefined ? (ran === undefined ? '–' : 'in report.json') : `<a href="#${stackId(stack)}">stack</a>`,
  ]
  return `<td class="right">${fromText}</td><td class="right">${tookText}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}`
}

function stackId(index: number): string {
  return `stack-${index + 1}`
}
