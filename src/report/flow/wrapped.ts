/** Characters of a label's line: a label would else be as wide as its longest sentence. */
const longestLine = 50

/** Broken into lines at spaces; a word that is longer keeps a line of its own.
 *  @param most lines; what is beyond ends in `…`
 *  @param longest line, in characters */
export function wrapped(text: string, most = 4, longest = longestLine): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`]
}
