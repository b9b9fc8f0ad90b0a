/** Finds the lines that end in `// blocks` or `// blocks: <mark>`: the truth moves with the code.
 *  @returns mark ('' for a plain one) and line from 1, in order
 */
export function findMarks(text: string): { mark: string; line: number }[] {
  return text.split('\n').flatMap((code, index) => {
    const found = /\/\/ blocks(?:: *([\w-]+))?\s*$/.exec(code)
    return found === null ? [] : [{ mark: found[1] ?? '', line: index + 1 }]
  })
}
