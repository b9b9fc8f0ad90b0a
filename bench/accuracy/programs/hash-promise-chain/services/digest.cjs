const { createHash } = require('node:crypto')

function digestOf(bytes) {
  const hash = createHash('sha512')
  hash.update(bytes) // blocks
  return hash.digest('hex')
}

module.exports = { digestOf }
