import { plainText } from '../foreign-text.ts'
import { fileAndLine } from '../frame-text.ts'
import type { Inline, Words } from '../page.ts'

/** Where the words stand: a table's cell has its own rules, also within code. */
export interface MarkdownPlace {
  inTable: boolean
  /** From the report's folder to the sources, '' or ending in `/`; undefined where the text goes elsewhere and can link to nothing. */
  sourceBase: string | undefined
  /** A heading's first words begin no list. */
  isHeading?: boolean
}

/** Characters of the bar that is the whole. */
const longestBar = 12

export function markdownWords(words: Words, place: MarkdownPlace): string {
  const write = place.isHeading ? headingText : markdownText
  return words.map((word) => (typeof word === 'string' ? write(word) : markdownInline(word, place))).join('')
}

/** Any string as text: what GitHub's Markdown could read as syntax, HTML, mathematics, a link, a mention, an issue's
 *  number or an emoji's name is broken up. */
export function markdownText(text: string): string {
  return headingText(text).replace(
    /^(\s*)([-+=]+|\d+[.)])(?=\s|$)/u,
    (_all, indent: string, marker: string) => indent + lastNumbered(marker),
  )
}

/** markdownText for inside an HTML tag, where no Markdown is read and a backslash would be seen. */
export function markdownTextInTag(text: string): string {
  return markdownText(text).replaceAll('\\*', '&#42;')
}

/** markdownText after the marks of a heading. A star keeps its shape, so that `*Sync` can be read without a renderer. */
export function headingText(text: string): string {
  return (
    keepSpaces(text)
      .replace(/[\\`*[\]{}<>|~$&!#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, (mark) =>
        mark === '*' ? '\\*' : numbered(mark),
      )
      .replace(/:(?=(?:[a-z_+-][\w+-]*|100|1234):)|\b(?:https?|ftp)(?=:)|\bwww(?=\.)|\bgh(?=-\d)/giu, lastNumbered)
      // GitHub looks for these two in the finished text, where an entity is a character again: only a gap helps.
      .replace(/(?<!\w)@(?=\w)|&#35;(?=\w)/gu, '$&&#8203;')
  )
}

/** A code span; its fence is longer than any run of backticks inside. */
export function markdownCode(text: string, inTable: boolean): string {
  const plain = plainText(text) || ' '
  const runs = [...plain.matchAll(/`+/gu)].map(([run]) => run.length)
  const fence = '`'.repeat(Math.max(0, ...runs) + 1)
  const padded = /^`|`$|^ .* $/u.test(plain) ? ` ${plain} ` : plain
  // GFM splits a row at every bar, even in code, unless a backslash stands before it; one that is there already would count as it.
  const inRow = inTable ? padded.replace(/\\(?=\|)/gu, '＼').replace(/\|/gu, '\\|') : padded
  return `${fence}${inRow}${fence}`
}

function markdownInline(word: Inline, place: MarkdownPlace): string {
  const { inTable, sourceBase } = place
  if (word.is === 'strong') return boldText(word.text)
  if (word.is === 'badge') return boldText(word.text)
  if (word.is === 'code') return markdownCode(word.text, inTable)
  if (word.is === 'link') return word.isCode ? markdownCode(word.text, inTable) : markdownText(word.text)
  if (word.is === 'bar') return `${'█'.repeat(Math.ceil(word.share * longestBar))} ${markdownText(word.text)}`
  const shown = markdownCode(fileAndLine(word) || 'not known', inTable)
  if (word.file === '' || sourceBase === undefined) return shown
  const line = word.line > 0 ? `#L${word.line}` : ''
  return `[${shown}](${sourceBase}${linkPath(word.file)}${line})`
}

/** Emphasis closes only next to a word: the space goes outside. */
function boldText(text: string): string {
  const [, core = '', space = ''] = /^(.*?)(\s*)$/su.exec(text) ?? []
  return core === '' ? '' : `**${markdownText(core)}**${space}`
}

/** Encoded by step, so that no path can name a scheme or end the link. */
function linkPath(file: string): string {
  const steps = plainText(file).split('/')
  return steps.map((step) => encodeURIComponent(step).replace(/[()'!*]/gu, percent)).join('/')
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

/** plainText without its trim at the ends: words are joined as they are. */
function keepSpaces(text: string): string {
  const [, before = '', after = ''] = /^(\s*).*?(\s*)$/su.exec(text) ?? []
  const plain = plainText(text)
  return plain === '' ? before : `${before ? ' ' : ''}${plain}${after ? ' ' : ''}`
}

function numbered(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/** Of a word that begins something, its last letter. */
function lastNumbered(text: string): string {
  return `${text.slice(0, -1)}${numbered(text.slice(-1))}`
}
