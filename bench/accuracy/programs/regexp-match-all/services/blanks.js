const blanks = /[ \t]+$/gm

export function trailingBlanks(text) {
  let count = 0
  for (const match of text.matchAll(blanks)) { // blocks
    count += match[0].length
  }
  return count
}
