import { headEnd } from './head-end.ts'

/** Lines looked at above a position: a function is seldom longer. */
const farthest = 400
/** A longer line is a bundle's: looking for words in it costs more than it tells. */
const longestLine = 2000
const longestSignature = 160
const modifiers = String.raw`(?:(?:public|private|protected|static|override|async|get|set|accessor)\s+|\*\s*)*`

/** How a function is declared in the source: from its name, or the words before it, to where its body begins.
 *  @param name as in the frames: `f`, `C.method`, `new C`
 *  @param at 1-based, a line inside the function
 *  @returns `async getTables(org: string): Promise<Page>`, on one line; undefined for a function without a name, and where none
 *  of that name is declared above the position
 */
export function signatureAt(text: string | undefined, name: string, at: { line: number }): string | undefined {
  const declared = declaredName(name)
  if (text === undefined || declared === undefined) return undefined
  const lines = text.split('\n', at.line)
  const patterns = patternsOf(declared)
  let end = lines.join('\n').length
  for (let line = at.line; line > 0 && line > at.line - farthest; line--) {
    const code = lines[line - 1] ?? ''
    const start = end - code.length
    end = start - 1
    if (code.length > longestLine || !code.includes(declared)) continue
    for (const { pattern, body } of patterns) {
      const found = pattern.exec(code)
      if (found === null) continue
      const from = start + code.indexOf(found[1] ?? '', found.index)
      const until = headEnd(text, from + (found[1] ?? '').length, body)
      if (until !== undefined) return oneLine(text.slice(from, until))
    }
  }
  return undefined
}

/** The word that stands in the source: `C.method` is declared as `method`, `new C` as `constructor`. */
function declaredName(name: string): string | undefined {
  if (name.startsWith('new ')) return 'constructor'
  return /(?:^|[.\s])(#?[\p{ID_Start}$_][\p{ID_Continue}$]*)$/u.exec(name.replace(/ \[as .*\]$/, ''))?.[1]
}

/** What stands before the parameters, as the first group. */
function patternsOf(declared: string): { pattern: RegExp; body: '{' | '=>' }[] {
  const name = declared.replaceAll('$', String.raw`\$`)
  return [
    { pattern: new RegExp(String.raw`\b((?:async\s+)?function\s*\*?\s*${name})\s*[<(]`, 'u'), body: '{' },
    { pattern: new RegExp(String.raw`^\s*(${modifiers}${name})\s*[<(]`, 'u'), body: '{' },
    {
      pattern: new RegExp(String.raw`(?:^|[\s.{,;(])(${name}\s*[=:]\s*(?:async\s+)?function\s*\*?\s*)\(`, 'u'),
      body: '{',
    },
    {
      pattern: new RegExp(String.raw`(?:^|[\s.{,;(])(${name}\s*[=:]\s*(?:async\b\s*)?)[<(\p{ID_Start}$_]`, 'u'),
      body: '=>',
    },
  ]
}

function oneLine(found: string): string {
  const text = found.replace(/\s+/gu, ' ').replace(/\( /gu, '(').replace(/,? \)/gu, ')').trim()
  return text.length > longestSignature ? `${text.slice(0, longestSignature)}…` : text
}
