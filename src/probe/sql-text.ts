/** Whose rules a query follows. Where they differ and the driver does not tell (`other`), the rest of the text is left out. */
export type SqlDialect = 'postgresql' | 'mysql' | 'other'

const longestRead = 10_000
const longestWritten = 300
const hidden = '…'

/** A query without what may be anybody's data: strings, numbers and comments. Parameters (`$1`, `?`, `:name`) stay, names too.
 *  What could be read in two ways is never shown: from there on the text is `…`.
 *  @returns one line of at most 300 characters, literals as `?`
 */
export function withoutLiterals(sql: string, dialect: SqlDialect): string {
  const text = sql.slice(0, longestRead)
  const read = rules.filter((rule) => rule.only === undefined || rule.only === dialect)
  let written = ''
  for (let at = 0; at < text.length && written.length < 2 * longestWritten; ) {
    const token = nextToken(text, at, read, dialect)
    if (token === undefined) {
      written += hidden
      break
    }
    at += token.length
    written += token.shown
  }
  return shorten(tidy(written))
}

interface Token {
  length: number
  shown: string
}

/** Tried in this order at every position. */
interface Rule {
  /** Sticky. */
  pattern: RegExp
  only?: SqlDialect
  /** What is shown for the match; undefined: from here on it cannot be told. */
  show: (match: string, dialect: SqlDialect, next: string) => string | undefined
}

const literal = () => '?'
const asItIs = (match: string) => match
const rules: readonly Rule[] = [
  { pattern: /\s+/y, show: () => ' ' },
  { pattern: /--[^\r\n]*/y, show: lineComment },
  {
    pattern: /#[^\r\n]*/y,
    show: (match, dialect) => (dialect === 'postgresql' ? undefined : lineComment(match, dialect)),
  },
  { pattern: /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y, only: 'postgresql', show: literal },
  { pattern: /'(?:[^']|'')*'/y, show: quoted },
  { pattern: /"(?:[^"]|"")*"/y, only: 'postgresql', show: asItIs },
  { pattern: /"(?:[^"]|"")*"/y, show: quoted },
  { pattern: /`(?:[^`]|``)*`/y, show: asItIs },
  { pattern: /\$\d+/y, show: asItIs },
  { pattern: /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[\s\S]*?\$\1\$/y, only: 'postgresql', show: literal },
  { pattern: /\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?/y, show: literal },
  { pattern: /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y, show: word },
  // A quote that is never closed, a tag of another dialect: what follows may be anything.
  { pattern: /['"`$]/y, show: () => undefined },
  { pattern: /[\s\S]/y, show: asItIs },
]

function nextToken(text: string, at: number, read: readonly Rule[], dialect: SqlDialect): Token | undefined {
  if (text.startsWith('/*', at)) return blockComment(text, at, dialect)
  if (dialect === 'postgresql' && text[at] === '#') return { length: 1, shown: '#' }
  for (const { pattern, show } of read) {
    pattern.lastIndex = at
    const [match] = pattern.exec(text) ?? []
    if (match === undefined) continue
    const shown = show(match, dialect, text[at + match.length] ?? '')
    return shown === undefined ? undefined : { length: match.length, shown }
  }
  return undefined
}

/** Whether `\'` ends a string depends on the server's settings (standard_conforming_strings, NO_BACKSLASH_ESCAPES). */
function quoted(match: string): string | undefined {
  return /(?<!\\)(?:\\\\)*\\['"]/.test(match) ? undefined : '?'
}

/** MySQL takes `--` for a comment only before a space, and only some know `#`: a quote in it may then be a string's. */
function lineComment(match: string, dialect: SqlDialect): string | undefined {
  const isSure = dialect === 'postgresql' || (dialect === 'mysql' && match.startsWith('#')) || /^--(?:\s|$)/.test(match)
  return isSure || !/['"`$*]/.test(match) ? ' ' : undefined
}

/** Comments nest in PostgreSQL alone. */
function blockComment(text: string, at: number, dialect: SqlDialect): Token | undefined {
  const edge = /\/\*|\*\//g
  edge.lastIndex = at
  let depth = 0
  for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
    const isBegin = match[0] === '/*'
    if (isBegin && depth > 0 && dialect === 'other') return undefined
    if (!isBegin) depth--
    else if (depth === 0 || dialect === 'postgresql') depth++
    if (depth === 0) return { length: edge.lastIndex - at, shown: ' ' }
  }
  return undefined
}

/** `N'…'`, `X'…'` and `B'…'` are literals as a whole; Oracle's `q'[…]'` has its own ends. */
function word(match: string, _dialect: SqlDialect, next: string): string | undefined {
  if (next !== "'") return match
  if (/^n?q$/i.test(match)) return undefined
  return /^[nxbe]$/i.test(match) ? '' : match
}

/** `IN (?, ?, ?, ?)` says no more than `IN (?, …)`. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\?(?:\s*,\s*\?){2,}/g, '?, …')
}

function shorten(text: string): string {
  return text.length > longestWritten ? `${text.slice(0, longestWritten)}${hidden}` : text
}
