import { panelSvg, unitMsOf } from '../charts/panel-svg.ts'
import type { KeyLink, Panel, StallKey, TimeChart } from '../charts/time-chart.ts'
import { timeTicks } from '../charts/time-ticks.ts'
import type { Table } from '../page.ts'
import { escapeHtml } from './html-text.ts'

/** A chart that is whole without its script, which adds zooming, choosing a stall or a blocker, and reading off a moment.
 *  The script's buttons have their room from the start: nothing moves when it begins. */
export function timeChartHtml(chart: TimeChart, tableHtml: (table: Table) => string): string {
  const { durationMs, panels, stallTable } = chart
  const keys = `${escapeHtml(chart.title)}. Left and right move through time and read off each panel, with Shift they move what is shown. Plus and minus zoom, 0 shows the whole run. N and P go from stall to stall, Enter tells of the one at the moment.`
  return `<figure class="chart" data-duration="${Math.max(1, Math.round(durationMs * 10) / 10)}" data-unit="${unitMsOf(durationMs)}">
<div class="tools" role="group" aria-label="Zoom and stalls">${tools.map(toolHtml).join('')}<output class="range"></output></div>
<div class="panels" tabindex="0" role="group" aria-label="${keys}">
${panels.map((panel) => panelHtml(panel, durationMs)).join('\n')}
<div class="axis" aria-hidden="true"><div class="ticks">${timeTicks(durationMs).map(tickHtml).join('')}</div></div>
</div>
<output class="readout sr"></output>
<figcaption>${chart.keys.length > 0 ? `<ul class="keys" aria-label="What the colours mean">${chart.keys.map(keyHtml).join('')}</ul>` : ''}</figcaption>
<div class="told" role="status" aria-label="The chosen stall"></div>
<details><summary>The figures behind the chart</summary><div class="folded">${tableHtml(chart.figures)}</div></details>
${stallTable === undefined ? '' : `<details class="stalls"><summary>The stalls, one by one</summary><div class="folded"><p class="listed" role="status"></p>${tableHtml(stallTable)}</div></details>`}
</figure>`
}

const tools = [
  { does: 'in', text: 'Zoom in' },
  { does: 'out', text: 'Zoom out' },
  { does: 'all', text: 'Whole run' },
  { does: 'previous', text: 'Previous stall' },
  { does: 'next', text: 'Next stall' },
  { does: 'longest', text: 'Longest stall' },
]

function toolHtml({ does, text }: { does: string; text: string }): string {
  return `<button type="button" data-do="${does}">${text}</button>`
}

function panelHtml(panel: Panel, durationMs: number): string {
  const { marks } = panel
  const moments =
    marks.is === 'stalls'
      ? ''
      : ` data-starts="${marks.startsMs.map(Math.round).join(' ')}" data-texts="${escapeHtml(momentTexts(panel).join('|'))}"`
  return `<div class="panel ${marks.is}"${moments}><div class="head"><span class="name">${escapeHtml(panel.title)}</span> <span class="note">${escapeHtml(panel.note)}</span></div><div class="plot">${panelSvg(panel, durationMs)}<span class="top" aria-hidden="true">${escapeHtml(panel.topText)}</span><span class="now" aria-hidden="true"></span></div></div>`
}

/** What each moment is read off as. */
function momentTexts({ marks }: Panel): string[] {
  if (marks.is === 'stalls') return []
  return marks.startsMs.map((_, index) =>
    marks.lines
      .map(({ name, texts }) => (marks.lines.length > 1 ? `${name} ${texts[index] ?? '–'}` : (texts[index] ?? '–')))
      .join(', '),
  )
}

function tickHtml({ share, text }: { share: number; text: string }): string {
  return `<span style="left:${Math.round(share * 10_000) / 100}%">${escapeHtml(text)}</span>`
}

/** Only the script can pick out a blocker's stalls: until it runs, the button is a name. */
function keyHtml({ tone, text, links }: StallKey): string {
  const button = `<button type="button" class="pick" data-key="${tone}" aria-pressed="false" disabled><span class="key tone-${tone}"></span><bdi>${escapeHtml(text)}</bdi></button>`
  return `<li data-key="${tone}">${button}${links.map((link) => ` ${linkHtml(link, text)}`).join('')}</li>`
}

function linkHtml({ text, section, panel }: KeyLink, of: string): string {
  const ofPanel = panel === undefined ? '' : ` data-panel="${escapeHtml(panel)}"`
  return `<a href="#${escapeHtml(section)}"${ofPanel}>${escapeHtml(text)}<span class="sr"> of ${escapeHtml(of)}</span></a>`
}
