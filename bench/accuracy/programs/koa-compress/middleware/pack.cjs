const { gzipSync } = require('node:zlib')

function pack(bytes) {
  const packed = gzipSync(bytes, { level: 8 }) // blocks
  return packed
}

module.exports = { pack }
