/** Characters of one function's parameters and its return type; more is not read. */
const longestHead = 1500
const openers = new Set(['(', '[', '{', '<'])
const closers = new Set([')', ']', '}', '>'])
const quotes = new Set(["'", '"', '`'])

/** Where the body of a function begins.
 *  @param from offset of its parameters, or of the type parameters before them
 *  @param body what the body begins with: `=>` of an arrow function belongs to the head
 *  @returns undefined where no body follows: a call, an abstract method, an overload
 */
export function headEnd(text: string, from: number, body: '{' | '=>'): number | undefined {
  const after = endOfParameters(text, from)
  if (after === undefined) return undefined
  const start = after + (/^\s*/.exec(text.slice(after, after + longestHead))?.[0].length ?? 0)
  const isHead = text[start] === ':' || text.startsWith(body, start)
  return isHead ? endOfReturnType(text, start, body) : undefined
}

/** Past `: Promise<{ rows: Row[] }>`; a brace that opens a type follows `:`, `|` or `&`. */
function endOfReturnType(text: string, from: number, body: '{' | '=>'): number | undefined {
  let depth = 0
  let previous = ''
  for (let at = from; at < Math.min(text.length, from + longestHead); at++) {
    const character = text[at] ?? ''
    if (/\s/.test(character)) continue
    if (text.startsWith('=>', at)) {
      if (depth === 0 && body === '=>') return at + 2
      at++
    } else if (depth === 0 && character === '{' && !/[:|&]/.test(previous)) return body === '{' ? at : undefined
    else if (openers.has(character)) depth++
    else if (closers.has(character)) depth--
    if (depth < 0 || (depth === 0 && /[;,]/.test(character))) return undefined
    previous = character
  }
  return undefined
}

/** Past `<T>(a: string, b = f(1))`, or past the one name of an arrow function. */
function endOfParameters(text: string, from: number): number | undefined {
  const rest = /^\s*(?:[\p{ID_Start}$_][\p{ID_Continue}$]*(?=\s*=>))?/u.exec(text.slice(from, from + longestHead))
  let at = from + (rest?.[0].length ?? 0)
  if ((rest?.[0].trim() ?? '') !== '') return at
  if (text[at] === '<') at = (closing(text, at) ?? text.length) + 1
  while (/\s/.test(text[at] ?? '')) at++
  if (text[at] !== '(') return undefined
  const end = closing(text, at)
  return end === undefined ? undefined : end + 1
}

/** Offset of the bracket that closes the one at `from`; strings are passed over, and `=>` closes nothing. */
function closing(text: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < Math.min(text.length, from + longestHead); at++) {
    const character = text[at] ?? ''
    if (quotes.has(character)) at = endOfString(text, at)
    else if (text.startsWith('=>', at)) at++
    else if (openers.has(character)) depth++
    else if (closers.has(character) && --depth === 0) return at
  }
  return undefined
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === text[from]) return at
  }
  return text.length
}
