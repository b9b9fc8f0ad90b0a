import { plainText } from '../foreign-text.ts'
import { fileAndLine } from '../frame-text.ts'
import { code, type Inline, type Words } from '../page.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Any string as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return cleanLines(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '')
}

export function htmlWords(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? escapeHtml(word) : htmlInline(word))).join('')
}

/** Foreign text stands in <bdi>: a name written from right to left does not turn its neighbours round. */
function htmlInline(word: Inline): string {
  if (word.is === 'strong') return `<strong>${escapeHtml(word.text)}</strong>`
  if (word.is === 'badge') return `<span class="badge ${word.tone}">${escapeHtml(word.text)}</span>`
  if (word.is === 'code') return `<code${short(word.text)}><bdi>${escapeHtml(word.text)}</bdi></code>`
  if (word.is === 'link') {
    const text = word.isCode ? htmlInline(code(word.text)) : `<bdi>${escapeHtml(word.text)}</bdi>`
    return `<a href="#${escapeHtml(word.section)}">${text}</a>`
  }
  if (word.is === 'bar') {
    return `<span class="bar" style="--share:${Math.round(word.share * 1000) / 1000}"></span> ${escapeHtml(word.text)}`
  }
  const place = fileAndLine(word) || 'not known'
  return `<code class="place" title="Click to select"><bdi>${escapeHtml(place)}</bdi></code>`
}

/** What fits a line is not broken at a hyphen or a space. */
function short(text: string): string {
  return text.length <= 32 ? ' class="short"' : ''
}

function cleanLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [, before = '', after = ''] = /^([ \t]*).*?([ \t]*)$/su.exec(line) ?? []
      return line.trim() === '' ? line : `${before}${plainText(line)}${after}`
    })
    .join('\n')
}
