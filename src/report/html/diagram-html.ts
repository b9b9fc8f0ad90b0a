import type { Diagram } from '../diagram.ts'
import { escapeHtml } from './html-text.ts'

/** A picture with a name, and what it says in words. Its source stays with it: it is what shows when drawing fails, and what one
 *  copies into an issue. */
export function diagramHtml({ title, description, steps, source, heightPx, widthPx }: Diagram): string {
  const room = `--height:${Math.round(heightPx)}px;--ratio:${Math.round((1000 * heightPx) / widthPx) / 1000}`
  const name = escapeHtml(`${title}. ${description} The same in words stands below.`)
  const words = steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('')
  return `<figure class="diagram"><div class="canvas" data-state="waiting" data-width="${Math.round(widthPx)}" tabindex="0" role="img" aria-label="${name}" style="${room}"></div><details class="source"><summary>In words, and as Mermaid source</summary><ol>${words}</ol><pre class="code" tabindex="0" role="group" aria-label="Mermaid source">${escapeHtml(source)}</pre></details></figure>`
}
