import { createHash } from 'node:crypto'
import type { ReportAssets } from '../assets.ts'
import type { Page } from '../page.ts'
import { chartScript } from './chart-script.ts'
import { chartStyle } from './chart-style.ts'
import { flameScript } from './flame-script.ts'
import { flameStyle } from './flame-style.ts'
import { htmlBlocks } from './html-blocks.ts'
import { escapeHtml, htmlWords } from './html-text.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { readingScript } from './reading-script.ts'
import { readingStyle } from './reading-style.ts'
import { seenScript } from './seen-script.ts'

/** A Page as one HTML file that makes no request. Its policy lets only its own script run, whatever the data hold. */
export function writeHtml(page: Page, assets: Pick<ReportAssets, 'mermaid'>): string {
  const body = writeBody(page)
  const mermaid = body.includes('class="canvas"') ? assets.mermaid : ''
  const script = [
    pageScript,
    body.includes('class="chart"') ? chartScript : '',
    body.includes('class="flame"') ? flameScript : '',
    body.includes('class="seen"') ? seenScript : '',
    readingScript,
  ].join('')
  // From the content, so that the same report is the same file, byte for byte. Foreign text is escaped, so nothing in it can use the nonce.
  const nonce = createHash('sha256').update(body).update(mermaid).update(script).digest('base64')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="loopcheck">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}${chartStyle}${flameStyle}${readingStyle}</style>
<noscript><style>.canvas, .tools { display: none; }</style></noscript>
</head>
<body>
${body}
<script type="text/plain" id="mermaid">${mermaid}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`
}

function writeBody(page: Page): string {
  const links = page.sections.map(({ id, title }) => `<li><a href="#${id}">${htmlWords(title)}</a></li>`)
  const sections = page.sections.map(
    ({ id, title, blocks }) => `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${htmlWords(title)}</h2>
${htmlBlocks(blocks)}
</section>`,
  )
  return `<a class="skip" href="#content">Skip to the report</a>
<header class="hero">
<div class="brand">${mark}loopcheck <span class="badge ${page.tone}">${escapeHtml(page.status)}</span></div>
<h1>${escapeHtml(page.title)}</h1>
<p class="subtitle">${htmlWords(page.subtitle)}</p>
<nav aria-label="Sections"><ul>${links.join('')}</ul></nav>
</header>
<main id="content">
${page.lead.length > 0 ? `<div class="lead">${htmlBlocks(page.lead)}</div>` : ''}
${sections.join('\n')}
</main>
<footer>Written by loopcheck. Diagrams are drawn by Mermaid (MIT licence), which is part of this file; nothing is loaded and nothing is sent.</footer>`
}

/** A loop with a gap where it stalled. */
const mark =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 1-8.5 6" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><circle cx="6" cy="5" r="2.3" fill="#dc2626"/></svg>'
