import { createHash } from 'node:crypto'
import type { ReportAssets } from '../assets.ts'
import type { Page, Section } from '../page.ts'
import { chartScript } from './chart-script.ts'
import { chartStyle } from './chart-style.ts'
import { diagramScript } from './diagram-script.ts'
import { flameScript } from './flame-script.ts'
import { flameStyle } from './flame-style.ts'
import { headerStyle } from './header-style.ts'
import { htmlBlocks } from './html-blocks.ts'
import { escapeHtml, htmlWords } from './html-text.ts'
import { pageHeader } from './page-header.ts'
import { pageStyle } from './page-style.ts'
import { printScript } from './print-script.ts'
import { printStyle } from './print-style.ts'
import { readingScript } from './reading-script.ts'
import { readingStyle } from './reading-style.ts'
import { seenScript } from './seen-script.ts'
import { sortScript } from './sort-script.ts'
import { themeScript, themeStartScript } from './theme-script.ts'

/** A Page as one HTML file that makes no request. Its policy lets only its own scripts run, whatever the data hold. */
export function writeHtml(page: Page, assets: Pick<ReportAssets, 'mermaid'>): string {
  const body = writeBody(page)
  const mermaid = body.includes('class="canvas"') ? assets.mermaid : ''
  const script = [
    "'use strict';",
    themeScript,
    printScript,
    diagramScript,
    body.includes('class="chart"') ? chartScript : '',
    body.includes('class="flame"') ? flameScript : '',
    body.includes('class="seen"') ? seenScript : '',
    readingScript,
    sortScript,
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
<script nonce="${nonce}">${themeStartScript}</script>
<style>${pageStyle}${headerStyle}${chartStyle}${flameStyle}${readingStyle}${printStyle}</style>
<noscript><style>.canvas, .tools, .choices { display: none; }</style></noscript>
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
  return `${pageHeader(page)}
<main id="content">
${page.lead.length > 0 ? `<div class="lead">${htmlBlocks(page.lead)}</div>` : ''}
${page.sections.map(writeSection).join('\n')}
</main>
<footer>Written by loopcheck. Diagrams are drawn by Mermaid (MIT licence), which is part of this file; nothing is loaded and nothing is sent.</footer>
<div class="sr" id="said" role="status"></div>`
}

function writeSection({ id, title, blocks, isFurther }: Section): string {
  return `<section id="${id}"${isFurther ? ' class="further"' : ''} aria-labelledby="${id}-title">
<h2 id="${id}-title">${htmlWords(title)}</h2>
${htmlBlocks(blocks)}
</section>`
}
