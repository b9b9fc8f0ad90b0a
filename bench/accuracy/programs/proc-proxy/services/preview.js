import { html } from '../templates/html.js'
import { lazyTexts } from '../templates/lazy-texts.js'

const texts = lazyTexts({ greeting: 'Grüß Gott '.repeat(24_000), body: 'Ωmega ½ﬁ '.repeat(24_000) })

export async function preview(letter) {
  return html`<h1>${letter}</h1><p>${texts.greeting}</p><p>${texts.body}</p>`.slice(0, 500)
}
