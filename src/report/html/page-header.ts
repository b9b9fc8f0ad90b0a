import type { Page } from '../page.ts'
import { escapeHtml, htmlWords } from './html-text.ts'

/** The verdict, where it leads, and the reader's choices. The choices need scripts, and have their room from the start. */
export function pageHeader({ title, status, tone, subtitle, sections }: Page): string {
  const links = `<ul>${sections.map((section) => `<li><a href="#${section.id}">${htmlWords(section.title)}</a></li>`).join('')}</ul>`
  return `<a class="skip" href="#content">Skip to the report</a>
<header class="hero">
<div class="brand">${mark}loopcheck <span class="badge ${tone}">${escapeHtml(status)}</span></div>
<h1>${escapeHtml(title)}</h1>
<p class="subtitle">${htmlWords(subtitle)}</p>
<div class="under">
<nav aria-label="Sections"><div class="wide">${links}</div><details class="on-this-page"><summary>On this page</summary>${links}</details></nav>
<form class="choices" autocomplete="off">
<fieldset class="themes"><legend>Colours</legend>${themes.map(themeHtml).join('')}</fieldset>
<span class="print"><button type="button">Print</button><label><input type="checkbox">Print everything</label></span>
</form>
</div>
</header>`
}

const themes = [
  { value: 'auto', text: 'Auto' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
]

function themeHtml({ value, text }: { value: string; text: string }): string {
  return `<label><input type="radio" name="theme" value="${value}"${value === 'auto' ? ' checked' : ''}><span>${text}</span></label>`
}

/** A loop with a gap where it stalled. */
const mark =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 1-8.5 6" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><circle cx="6" cy="5" r="2.3" fill="#dc2626"/></svg>'
