import type { OperatorRef } from '../model.ts'

/** Lines looked at above a call. */
const farthest = 5
const comment = /^(?:\/\/|\/\*|\*)/
/** Operators that take long on a BigInt. A power, a product, a quotient, a shift; not `=>`, `//` or `/*`. */
const slow = /\*\*|[\w)\]]\s*(?:[*%]|<<|\/(?![/*]))\s*[\w(]/
const strings = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g

/** The operator that ran last before a call: V8 answers no question in an operator, only as the next function is entered.
 *  @param at of the call, from 1
 *  @returns undefined where the line before has none, or the call's own line has one before it: then the line is right */
export function operatorBefore(
  text: string | undefined,
  at: { line: number; column: number },
): OperatorRef | undefined {
  if (text === undefined) return undefined
  const lines = text.split('\n', at.line)
  const isSlow = (code: string) => slow.test(code.replace(strings, "''"))
  if (isSlow((lines[at.line - 1] ?? '').slice(0, at.column - 1))) return undefined
  for (let line = at.line - 1; line > 0 && line >= at.line - farthest; line--) {
    const code = lines[line - 1]?.trim() ?? ''
    if (code === '' || comment.test(code)) continue
    return isSlow(code) ? { line, code } : undefined
  }
  return undefined
}
