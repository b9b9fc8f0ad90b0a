const trailing = /\s+$/gm

function cleanLines(text) {
  const clean = text.replace(trailing, '') // blocks
  return clean.slice(0, 60)
}

module.exports = { cleanLines }
