export function normalise(text) {
  const words = [] // blocks
  let word = '' // blocks
  for (let index = 0; index < text.length; index++) { // blocks
    const code = text.charCodeAt(index) // blocks
    if (code !== 32) word += String.fromCharCode(code > 255 ? 63 : code ^ 0) // blocks
    else { // blocks
      words.push(word) // blocks
      word = '' // blocks
    } // blocks
  }
  return words.join(' ')
}
