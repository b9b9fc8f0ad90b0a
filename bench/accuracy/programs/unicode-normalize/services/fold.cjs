function fold(text) {
  const folded = text.normalize('NFKD') // blocks
  return folded.toLowerCase()
}

module.exports = { fold }
