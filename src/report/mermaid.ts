import { elideMiddle, plainText } from './foreign-text.ts'

/** What GitHub's and GitLab's renderers take; a longer diagram becomes an error picture without a word. */
export const mermaidLimits = { characters: 50_000, edges: 500 }

/** Colours that are readable on a light and on a dark page, so that no theme has to be chosen. */
export const classDefs: readonly string[] = [
  'classDef io fill:#e0f2fe,stroke:#0284c7,color:#0c4a6e',
  'classDef code fill:#f8fafc,stroke:#64748b,color:#0f172a',
  'classDef faint fill:#f1f5f9,stroke:#94a3b8,color:#334155,stroke-dasharray:4 3',
  'classDef bad fill:#fee2e2,stroke:#dc2626,color:#7f1d1d,stroke-width:3px',
  'classDef warn fill:#fef3c7,stroke:#d97706,color:#78350f',
  'classDef good fill:#dcfce7,stroke:#16a34a,color:#14532d,stroke-width:2px',
  'classDef changed fill:#eef2ff,stroke:#6366f1,color:#312e81,stroke-width:2px',
  'classDef gone fill:#fdf2f8,stroke:#be185d,color:#831843,stroke-dasharray:5 4',
  'classDef fresh fill:#f0fdf4,stroke:#16a34a,color:#14532d,stroke-dasharray:5 4',
  'classDef lane fill:#94a3b81f,stroke:#94a3b8,stroke-dasharray:4 3',
]

/** Takes no room. Entities are decoded before Mermaid looks for icons (fa:fa-car) and formulas ($$x$$): only a gap helps. */
const wordJoiner = '\u2060'

/** One line of a label. */
export interface LabelLine {
  text: string
  mark?: 'strong' | 'faint'
}

/** Any string as Mermaid label text: what could be syntax, Markdown or HTML to Mermaid is written as `#<code point>;`.
 *  Tags may be added afterwards, never before. */
export function escapeMermaid(text: string): string {
  return plainText(text)
    .replace(/fa[a-z]?:(?=fa-)|\$(?=\$)/gu, `$&${wordJoiner}`)
    .replace(/[^A-Za-z0-9 .,/_()=+\-\u{A0}-\u{10FFFF}]/gu, entity)
    .replace(/^(\d+)\.(?=\s|$)/u, '$1#46;') // else Mermaid reads a list: "Unsupported markdown"
    .replace(/^[-+]/u, entity)
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, entity) // else __proto__ turns bold
}

/** A quoted label of several lines, long ones elided in the middle.
 *  @param maxLength per line, in code points, before escaping */
export function mermaidLabel(lines: readonly LabelLine[], maxLength: number): string {
  const written = lines.map(({ text, mark }) => {
    const line = escapeMermaid(elideMiddle(plainText(text), maxLength))
    if (mark === 'strong') return `<b>${line}</b>`
    return mark === 'faint' ? `<i>${line}</i>` : line
  })
  return `"${written.join('<br/>')}"`
}

/** The description that screen readers get. Mermaid does not decode entities here: what would need one is left out. */
export function accessibleLines(title: string, description: string): string[] {
  return [`  accTitle: ${speakable(title)}`, `  accDescr: ${speakable(description)}`]
}

function speakable(text: string): string {
  const spoken = elideMiddle(plainText(text), 300).replace(/[^A-Za-z0-9 .,/_()=+\-\u{A0}-\u{10FFFF}]/gu, ' ')
  return spoken.replace(/ +/gu, ' ').trim() || 'no description'
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`
}
