export function normalise(text) {
  let check = 7
  for (let index = 0; index < text.length; index++) { // blocks
    const code = text.charCodeAt(index) // blocks
    for (let bit = 0; bit < 16; bit++) check = (check * 31 + ((code >> bit) & 1)) % 9_999_991 // blocks
  }
  return `${text.slice(0, 20)}… ${check}`
}
